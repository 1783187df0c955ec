import type { Runtime } from "./value.js";
import type { Value } from "./value.js";

/**
 * JSONata's sequences are lists that remember how they came to be: a sequence of one is that one, a constructed list
 * stays a list. The marks live under a symbol that no JSON text can name, so a sequence cannot be forged.
 */
const MARKS = Symbol("marks");

export const SEQUENCE = 1;
/** `[]` was written: keep a list of one. */
export const KEEP = 2;
/** Built by an array constructor: never flattened into the list around. */
export const CONSTRUCTED = 4;
/** Items are tuples (a value and its variables). */
export const TUPLES = 8;
/** The list around an input that is itself a list. */
export const OUTER = 16;
/** Strict mode: came from walking a list, so that a single entry may be one of many on another day. */
export const FROM_LIST = 32;

type Marked = Value[] & { [MARKS]?: number };

export const marksOf = (list: Value[]): number => (list as Marked)[MARKS] ?? 0;

export function mark(list: Value[], marks: number): Value[] {
  (list as Marked)[MARKS] = marksOf(list) | marks;
  return list;
}

export function sequence(): Value[] {
  const list: Marked = [];
  list[MARKS] = SEQUENCE;
  return list;
}

export function sequenceOf(item: Value): Value[] {
  const list: Marked = [item];
  list[MARKS] = SEQUENCE;
  return list;
}

export const isSequence = (value: Value): value is Value[] =>
  Array.isArray(value) && (marksOf(value) & SEQUENCE) !== 0;

export const isOuter = (value: Value): value is Value[] =>
  Array.isArray(value) && (marksOf(value) & OUTER) !== 0;

/** What an expression hands on: an empty sequence is nothing, a sequence of one is that one. */
export function collapse(value: Value, keep = false): Value {
  if (!Array.isArray(value)) return value;
  const marks = marksOf(value);
  if ((marks & SEQUENCE) === 0 || (marks & TUPLES) !== 0) return value;
  if (keep) mark(value, KEEP);
  if (value.length === 0) return undefined;
  if (value.length === 1 && !keep && (marks & KEEP) === 0) return value[0];
  return value;
}

/** `$append`: joins two values as lists; a missing one is skipped. */
export function append(left: Value, right: Value, runtime: Runtime): Value {
  if (left === undefined) return right;
  if (right === undefined) return left;
  const first = Array.isArray(left) ? left : sequenceOf(left);
  const second = Array.isArray(right) ? right : [right];
  runtime.allocate(first.length + second.length);
  return [...first.slice(), ...second];
}
