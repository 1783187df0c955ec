import type { Instruction } from "./program.js";

/** Positions of a match: [start, end, group 1 start, group 1 end, …]; -1 where a group took no part. */
export type Captures = readonly number[];

export type Matcher = {
  program: Instruction[];
  groups: number;
  ignoreCase: boolean;
  multiline: boolean;
};

const isLineEnd = (code: number) => code === 10 || code === 13 || code === 0x2028 || code === 0x2029;

const isWord = (code: number) =>
  (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || code === 95 || (code >= 97 && code <= 122);

/** Upper case of one UTF-16 unit, as far as that is one unit and does not turn a foreign letter into ASCII. */
function fold(code: number): number {
  if (code < 128) return code >= 97 && code <= 122 ? code - 32 : code;
  const upper = String.fromCharCode(code).toUpperCase();
  const folded = upper.length === 1 ? upper.charCodeAt(0) : code;
  return folded < 128 ? code : folded;
}

type Thread = { at: number; captures: Captures };

/**
 * The leftmost match at or after `from`, by the priorities of a backtracking matcher, in time proportional to program
 * times text: all threads advance together, and two at one instruction are one. `spend` is charged for each position
 * and for what was followed there.
 */
export function findMatch(
  matcher: Matcher,
  text: string,
  from: number,
  spend: (steps: number) => void,
): Captures | undefined {
  const { program, ignoreCase, multiline } = matcher;
  const seen = new Int32Array(program.length).fill(-1);
  let threads: Thread[] = [];
  let followed = 0;
  let found: Captures | undefined;

  const inSet = (instruction: { ranges: [number, number][]; negated: boolean }, code: number): boolean => {
    const inside = (value: number) => instruction.ranges.some(([low, high]) => value >= low && value <= high);
    const hit =
      inside(code) ||
      (ignoreCase && (inside(fold(code)) || inside(String.fromCharCode(code).toLowerCase().charCodeAt(0))));
    return hit !== instruction.negated;
  };

  const consumes = (instruction: Instruction, code: number): boolean => {
    switch (instruction.op) {
      case "char":
        return code === instruction.code || (ignoreCase && fold(code) === fold(instruction.code));
      case "any":
        return !isLineEnd(code);
      case "set":
        return inSet(instruction, code);
      default:
        return false;
    }
  };

  const holds = (instruction: Instruction, position: number): boolean => {
    switch (instruction.op) {
      case "start":
        return position === 0 || (multiline && isLineEnd(text.charCodeAt(position - 1)));
      case "end":
        return position === text.length || (multiline && isLineEnd(text.charCodeAt(position)));
      case "boundary": {
        const before = position > 0 && isWord(text.charCodeAt(position - 1));
        const after = position < text.length && isWord(text.charCodeAt(position));
        return (before !== after) !== instruction.negated;
      }
      default:
        return false;
    }
  };

  const waiting: Thread[] = [];
  const none: Captures = new Array<number>((matcher.groups + 1) * 2).fill(-1);

  /** Follows everything that consumes no text. Each instruction is entered once for each position, in priority order. */
  function follow(list: Thread[], start: number, given: Captures, position: number): void {
    let at = start;
    let captures = given;
    for (;;) {
      if (seen[at] !== position) {
        seen[at] = position;
        followed++;
        const instruction = program[at]!;
        switch (instruction.op) {
          case "jump":
            at = instruction.to;
            continue;
          case "split":
            waiting.push({ at: instruction.second, captures });
            at = instruction.first;
            continue;
          case "save": {
            const saved = captures.slice();
            saved[instruction.slot] = position;
            captures = saved;
            at++;
            continue;
          }
          case "start":
          case "end":
          case "boundary":
            if (!holds(instruction, position)) break;
            at++;
            continue;
          default:
            list.push({ at, captures });
        }
      }
      const next = waiting.pop();
      if (next === undefined) return;
      ({ at, captures } = next);
    }
  }

  for (let position = from; position <= text.length; position++) {
    if (found === undefined) {
      follow(threads, 0, none, position);
    } else if (threads.length === 0) {
      break;
    }
    // A plain pattern follows about two instructions for each of its threads; optional parts follow many more.
    spend(1 + Math.max(threads.length, followed >> 1));
    followed = 0;
    const code = text.charCodeAt(position);
    const next: Thread[] = [];
    for (const thread of threads) {
      const instruction = program[thread.at]!;
      if (instruction.op === "match") {
        // Threads after this one have a lower priority and are cut off.
        found = thread.captures;
        break;
      }
      if (position < text.length && consumes(instruction, code))
        follow(next, thread.at + 1, thread.captures, position + 1);
    }
    threads = next;
  }
  return found;
}
