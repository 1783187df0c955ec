import { Decimal } from "../../money/decimal.js";
import { diagnostic, fail, NO_SPAN, RuleSyntaxError, type Span } from "../runtime/errors.js";
import { Callable, type Runtime, type Value } from "../runtime/value.js";
import { findMatch, type Matcher } from "./match.js";
import { compilePattern } from "./program.js";
import { parsePattern, RegexProblem } from "./syntax.js";

/** One match: what was matched, where, and what its groups hold (undefined where a group took no part). */
export type Match = { match: string; start: number; end: number; groups: (string | undefined)[] };

/** Compiles a pattern for the linear-time matcher; throws `RegexProblem` for what it cannot run. */
export function compileMatcher(pattern: string, flags: string): Matcher {
  const { node, groups } = parsePattern(pattern);
  return {
    program: compilePattern(node),
    groups,
    ignoreCase: flags.includes("i"),
    multiline: flags.includes("m"),
  };
}

/** Runs a matcher from a position. */
export function matchFrom(matcher: Matcher, text: string, from: number, runtime: Runtime): Match | undefined {
  const captures = findMatch(matcher, text, from, (steps) => runtime.spend(steps));
  if (captures === undefined) return undefined;
  const groups: (string | undefined)[] = [];
  for (let group = 1; group <= matcher.groups; group++) {
    const start = captures[group * 2]!;
    const end = captures[group * 2 + 1]!;
    groups.push(start < 0 || end < 0 ? undefined : text.slice(start, end));
  }
  const [start, end] = [captures[0]!, captures[1]!];
  return { match: text.slice(start, end), start, end, groups };
}

/** A regular expression as a function value: called with text it gives the first match, and each match gives the next. */
export class RegexValue extends Callable {
  readonly matcher: Matcher;

  constructor(pattern: string, flags: string, span: Span) {
    super("regex", 1, undefined, ([text], _input, runtime) =>
      typeof text === "string" ? this.matchObject(text, this.matchAfter(text, 0, runtime), span) : undefined,
    );
    try {
      this.matcher = compileMatcher(pattern, flags);
    } catch (error) {
      if (!(error instanceof RegexProblem)) throw error;
      throw new RuleSyntaxError([diagnostic("S0303", span, { value: error.message })]);
    }
  }

  matchAfter(text: string, from: number, runtime: Runtime): Match | undefined {
    return matchFrom(this.matcher, text, from, runtime);
  }

  /** The match after another one. An empty match would be found again and again. */
  matchNext(text: string, before: Match, runtime: Runtime): Match | undefined {
    if (before.end >= text.length) return undefined;
    const next = this.matchAfter(text, before.end, runtime);
    if (next?.match === "") fail("D1004", {}, NO_SPAN);
    return next;
  }

  private matchObject(text: string, match: Match | undefined, span: Span): Value {
    if (match === undefined) return undefined;
    const next = new Callable("next", 0, undefined, (_args, _input, runtime) =>
      this.matchObject(text, this.matchNext(text, match, runtime), span),
    );
    return {
      match: match.match,
      start: new Decimal(match.start, 0),
      end: new Decimal(match.end, 0),
      groups: match.groups,
      next,
    };
  }
}
