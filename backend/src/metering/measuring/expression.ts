import { compile, RuleRuntimeError } from "@atlas/rules";
import type { JsonObject, JsonValue } from "../intake/json-value.js";

/** What a meter's expressions see of an event. */
export type MeteredEvent = { type: string; time: string; properties: JsonObject };

/** The value of an expression, or the sentence that says why it has none. */
export type Evaluated = { value: JsonValue | undefined } | { failure: string };

// A meter's expression runs for every event of a batch: an honest one takes a few dozen steps, a hostile one ends soon.
const FUEL = { steps: 20_000, items: 5_000, characters: 200_000 };

/** Compiles an expression over an event, strictly: what is missing is an error unless the text says what then. */
export function compileExpression(text: string): (event: MeteredEvent) => Evaluated {
  const expression = compile(text, { fuel: FUEL });
  return (event) => {
    try {
      return { value: expression.evaluate(event) as JsonValue | undefined };
    } catch (error) {
      if (error instanceof RuleRuntimeError) return { failure: error.message };
      throw error;
    }
  };
}
