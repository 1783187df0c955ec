import { compile, type CompiledExpression } from "../language/compile.js";
import { semanticHash } from "../language/semantic-hash.js";

/** A rule that is ready to run, and its semantic hash. */
export type CompiledRule = { compiled: CompiledExpression; hash: string };

// A run rates thousands of customers with a few rules. Bounded, since users write rules and a process lives long.
const limit = 500;
const cache = new Map<string, CompiledRule>();

/** Compiles a rule, or finds it compiled. Throws `RuleSyntaxError` with every problem. */
export function compiledRule(text: string): CompiledRule {
  const known = cache.get(text);
  if (known) {
    // Re-inserted, so that the first entry is always the one unused for longest.
    cache.delete(text);
    cache.set(text, known);
    return known;
  }
  const fresh = { compiled: compile(text), hash: semanticHash(text) };
  cache.set(text, fresh);
  if (cache.size > limit) cache.delete(cache.keys().next().value!);
  return fresh;
}
