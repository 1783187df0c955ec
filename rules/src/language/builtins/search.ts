import { fail } from "../runtime/errors.js";
import { sequence } from "../runtime/sequence.js";
import { RegexValue, type Match } from "../regex/regex-value.js";
import {
  Callable,
  isNumber,
  isObject,
  lift,
  type Runtime,
  type Value,
  type ValueObject,
} from "../runtime/value.js";
import { fromInteger, limit, text, whole } from "./arguments.js";
import { defineTotal } from "./define.js";
import { substitute } from "./substitution.js";

/** A match is put into objects and lists of its own, which is dearer than the steps that found it. */
const MATCH_STEPS = 8;

/** Walks the matches of a regular expression, or of a function that behaves like one. */
function* matchesIn(value: string, matcher: Callable, runtime: Runtime): Generator<Match> {
  if (matcher instanceof RegexValue) {
    let match = matcher.matchAfter(value, 0, runtime);
    while (match !== undefined) {
      runtime.spend(MATCH_STEPS);
      yield match;
      match = matcher.matchNext(value, match, runtime);
    }
    return;
  }
  let found = runtime.call(matcher, [value], null);
  while (found !== undefined) {
    const { match, next } = fromCustom(found);
    yield match;
    found = runtime.call(next, [], null);
  }
}

function fromCustom(found: Value): { match: Match; next: Callable } {
  if (!isObject(found)) return fail("T1010");
  const { start, end, groups, match, next } = found;
  const looksRight = isNumber(start) || isNumber(end) || Array.isArray(groups) || next instanceof Callable;
  if (!looksRight) return fail("T1010");
  if (!isNumber(start) || typeof match !== "string" || !(next instanceof Callable)) return fail("T1010");
  const from = whole(lift(start));
  return {
    match: {
      match,
      start: from,
      end: isNumber(end) ? whole(lift(end)) : from + match.length,
      groups: Array.isArray(groups)
        ? groups.map((group) => (typeof group === "string" ? group : undefined))
        : [],
    },
    next,
  };
}

const describe = (match: Match): ValueObject => ({
  match: match.match,
  index: fromInteger(match.start),
  groups: match.groups,
});

function replace(value: string, pattern: Value, replacement: Value, times: number, runtime: Runtime): string {
  if (times === 0) return value;
  let result = "";
  let position = 0;
  let count = 0;
  const add = (part: string) => {
    runtime.write(part.length);
    result += part;
  };
  if (typeof pattern === "string") {
    // A function cannot replace plain text: there is no match to hand to it.
    const by = typeof replacement === "string" ? replacement : "";
    for (let at = value.indexOf(pattern); at >= 0 && count < times; at = value.indexOf(pattern, position)) {
      runtime.step();
      add(value.slice(position, at) + by);
      position = at + pattern.length;
      count++;
    }
  } else {
    for (const match of matchesIn(value, pattern as Callable, runtime)) {
      add(value.slice(position, match.start));
      add(replacementFor(match, replacement, runtime));
      position = match.start + match.match.length;
      if (++count >= times) break;
    }
  }
  return result + value.slice(position);
}

function replacementFor(match: Match, replacement: Value, runtime: Runtime): string {
  if (typeof replacement === "string") return substitute(replacement, match);
  // The match as an object, and a call for it.
  runtime.spend(2 * MATCH_STEPS);
  const argument: ValueObject = {
    match: match.match,
    index: fromInteger(match.start),
    groups: match.groups,
    start: fromInteger(match.start),
    end: fromInteger(match.end),
  };
  const made = runtime.call(replacement as Callable, [argument], null);
  return typeof made === "string" ? made : fail("D3012", { value: null });
}

function split(value: string, separator: Value, most: number, runtime: Runtime): Value[] {
  if (most === 0) return [];
  if (typeof separator === "string") {
    const parts = value.split(separator, Math.min(most, 0xffffffff));
    runtime.allocate(parts.length);
    return parts;
  }
  const parts: Value[] = [];
  let position = 0;
  for (const match of matchesIn(value, separator as Callable, runtime)) {
    runtime.allocate(1);
    parts.push(value.slice(position, match.start));
    position = match.end;
    if (parts.length >= most) return parts;
  }
  return [...parts, value.slice(position)];
}

const cutLimit = (most: Value): number => (most === undefined ? Infinity : whole(most));

export const SEARCHES: Callable[] = [
  defineTotal("contains", "<s-(sf):b>", 2, ([value, token], runtime) => {
    if (token === undefined) return undefined;
    if (typeof token === "string") return text(value).includes(token);
    for (const match of matchesIn(text(value), token as Callable, runtime)) return match !== undefined;
    return false;
  }),
  defineTotal("match", "<s-f<s:o>n?:a<o>>", 3, ([value, matcher, most], runtime) => {
    const times = limit(most, "D3040");
    const result = sequence();
    if (times === 0) return result;
    for (const match of matchesIn(text(value), matcher as Callable, runtime)) {
      runtime.allocate(1);
      result.push(describe(match));
      if (result.length >= times) break;
    }
    return result;
  }),
  defineTotal("replace", "<s-(sf)(sf)n?:s>", 4, ([value, pattern, replacement, most], runtime) => {
    if (pattern === "") fail("D3010", { index: 2 });
    const times = limit(most, "D3011");
    if (pattern === undefined || replacement === undefined) return value;
    return replace(text(value), pattern, replacement, times, runtime);
  }),
  defineTotal("split", "<s-(sf)n?:a<s>>", 3, ([value, separator, most], runtime) => {
    // Stock JSONata cuts a fraction off for plain text and rounds it up for patterns.
    const times =
      typeof separator === "string" ? Math.min(limit(most, "D3020"), cutLimit(most)) : limit(most, "D3020");
    return separator === undefined ? [text(value)] : split(text(value), separator, times, runtime);
  }),
];
