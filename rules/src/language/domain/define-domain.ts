import { Signature } from "../runtime/signature.js";
import { fail, RuleRuntimeError } from "../runtime/errors.js";
import { Callable, type Runtime, type Value } from "../runtime/value.js";
import { MoneyError } from "../../money/money.errors.js";

/** A function of pricing: what the engine runs, and the same meaning as pure JSONata for any other evaluator. */
export type DomainFunction = {
  callable: Callable;
  /** A JSONata expression that is the function; uses nothing but JSONata 2.0. */
  prelude: string;
};

/** Defines a function of pricing. Missing arguments are refused in strict mode by the caller's signature. */
export function defineDomain(
  name: string,
  signature: string,
  arity: number,
  prelude: string,
  body: (args: Value[], runtime: Runtime) => Value,
): DomainFunction {
  const check = new Signature(signature, "built-in");
  const callable = new Callable(name, arity, check, (args, _input, runtime) => {
    const missing = args[0] === undefined;
    if (missing && !runtime.strict) return undefined;
    if (missing) fail("R1002", { token: `argument 1 of $${name}` });
    try {
      return body(args, runtime);
    } catch (error) {
      if (error instanceof MoneyError) throw new RuleRuntimeError("D3151", { message: error.message });
      throw error;
    }
  });
  return { callable, prelude: prelude.trim() };
}

/** An argument that must be there: undefined is refused in either mode, since the function has no meaning without it. */
export function required(value: Value, name: string): Value {
  return value === undefined ? fail("R1002", { token: name }) : value;
}
