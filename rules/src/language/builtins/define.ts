import { Signature } from "../runtime/signature.js";
import { Callable, type Runtime, type Value } from "../runtime/value.js";

/** The body of a built-in function: validated arguments in, value out. */
export type Builtin = (args: Value[], runtime: Runtime, input: Value) => Value;

/** A built-in: its name, its JSONata signature, how many arguments a higher-order function passes to it, and its body. */
export function define(name: string, signature: string, arity: number, body: Builtin): Callable {
  return new Callable(name, arity, new Signature(signature, "built-in"), (args, input, runtime) =>
    body(args, runtime, input),
  );
}

/** A built-in of which a missing first argument has a missing result. */
export function defineTotal(name: string, signature: string, arity: number, body: Builtin): Callable {
  return define(name, signature, arity, (args, runtime, input) =>
    args[0] === undefined ? undefined : body(args, runtime, input),
  );
}
