/** The pattern as a tree. Only what can be matched in linear time has a node. */
export type Node =
  | { kind: "char"; code: number }
  | { kind: "set"; ranges: [number, number][]; negated: boolean }
  | { kind: "any" }
  | { kind: "sequence"; parts: Node[] }
  | { kind: "choice"; options: Node[] }
  | { kind: "group"; index: number | undefined; body: Node }
  | { kind: "repeat"; body: Node; min: number; max: number; greedy: boolean }
  | { kind: "start" }
  | { kind: "end" }
  | { kind: "boundary"; negated: boolean };

/** Why a pattern is refused. */
export class RegexProblem extends Error {}

const DIGIT: [number, number][] = [[48, 57]];
const WORD: [number, number][] = [
  [48, 57],
  [65, 90],
  [95, 95],
  [97, 122],
];
const SPACE: [number, number][] = [
  [9, 13],
  [32, 32],
  [160, 160],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
];
const MAX_DEPTH = 100;
const MAX_REPEAT = 1000;

function complement(ranges: [number, number][]): [number, number][] {
  const result: [number, number][] = [];
  let next = 0;
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    if (from > next) result.push([next, from - 1]);
    next = Math.max(next, to + 1);
  }
  if (next <= 0xffff) result.push([next, 0xffff]);
  return result;
}

const CLASSES: ReadonlyMap<string, [number, number][]> = new Map([
  ["d", DIGIT],
  ["w", WORD],
  ["s", SPACE],
  ["D", complement(DIGIT)],
  ["W", complement(WORD)],
  ["S", complement(SPACE)],
]);
const CONTROLS: ReadonlyMap<string, number> = new Map([
  ["t", 9],
  ["n", 10],
  ["v", 11],
  ["f", 12],
  ["r", 13],
  ["0", 0],
]);

/** Reads a pattern; groups are numbered in the order of their opening parentheses. */
export function parsePattern(source: string): { node: Node; groups: number } {
  const parser = new PatternParser(source);
  return { node: parser.parse(), groups: parser.groups };
}

class PatternParser {
  private at = 0;
  private depth = 0;
  groups = 0;

  constructor(private readonly source: string) {}

  parse(): Node {
    const node = this.choice();
    if (this.at < this.source.length) throw new RegexProblem(`unexpected ${this.source[this.at]}`);
    return node;
  }

  private peek(): string {
    return this.source[this.at] ?? "";
  }

  private choice(): Node {
    if (++this.depth > MAX_DEPTH) throw new RegexProblem("too deeply nested");
    const options = [this.sequence()];
    while (this.peek() === "|") {
      this.at++;
      options.push(this.sequence());
    }
    this.depth--;
    return options.length === 1 ? options[0]! : { kind: "choice", options };
  }

  private sequence(): Node {
    const parts: Node[] = [];
    while (this.at < this.source.length && this.peek() !== "|" && this.peek() !== ")")
      parts.push(this.quantified());
    return parts.length === 1 ? parts[0]! : { kind: "sequence", parts };
  }

  private quantified(): Node {
    const body = this.atom();
    const bounds = this.quantifier();
    if (bounds === undefined) return body;
    if (body.kind === "start" || body.kind === "end" || body.kind === "boundary")
      throw new RegexProblem("nothing to repeat");
    const greedy = this.peek() !== "?";
    if (!greedy) this.at++;
    if (this.quantifier() !== undefined) throw new RegexProblem("nothing to repeat");
    return { kind: "repeat", body, min: bounds[0], max: bounds[1], greedy };
  }

  private quantifier(): [number, number] | undefined {
    const char = this.peek();
    if (char === "*" || char === "+" || char === "?") {
      this.at++;
      return [char === "+" ? 1 : 0, char === "?" ? 1 : Infinity];
    }
    const counted = /^\{(\d+)(?:(,)(\d*))?\}/.exec(this.source.slice(this.at, this.at + 24));
    if (counted === null) return undefined;
    this.at += counted[0].length;
    const min = Number(counted[1]);
    const max = counted[2] === undefined ? min : counted[3] === "" ? Infinity : Number(counted[3]);
    if (max < min) throw new RegexProblem("repetition bounds out of order");
    if (min > MAX_REPEAT || (max > MAX_REPEAT && max !== Infinity))
      throw new RegexProblem("repetition count too large");
    return [min, max];
  }

  private atom(): Node {
    const char = this.peek();
    this.at++;
    switch (char) {
      case "^":
        return { kind: "start" };
      case "$":
        return { kind: "end" };
      case ".":
        return { kind: "any" };
      case "(":
        return this.group();
      case "[":
        return this.set();
      case "\\":
        return this.escape();
      case "*":
      case "+":
      case "?":
        throw new RegexProblem("nothing to repeat");
      default:
        return { kind: "char", code: char.charCodeAt(0) };
    }
  }

  private group(): Node {
    let index: number | undefined;
    if (this.peek() === "?") {
      const head = /^\?(?::|<[A-Za-z_$][\w$]*>)/.exec(this.source.slice(this.at));
      if (head === null) throw new RegexProblem("lookaround (?= ?! ?<)");
      this.at += head[0].length;
      if (head[0] !== "?:") index = ++this.groups;
    } else {
      index = ++this.groups;
    }
    const body = this.choice();
    if (this.peek() !== ")") throw new RegexProblem("a ( is never closed");
    this.at++;
    return { kind: "group", index, body };
  }

  private escape(): Node {
    const char = this.peek();
    this.at++;
    if (char === "b" || char === "B") return { kind: "boundary", negated: char === "B" };
    const ranges = CLASSES.get(char);
    if (ranges !== undefined) return { kind: "set", ranges, negated: false };
    if (/[1-9k]/.test(char)) throw new RegexProblem("backreference");
    return { kind: "char", code: this.escapedCode(char) };
  }

  private escapedCode(char: string): number {
    const control = CONTROLS.get(char);
    if (control !== undefined) return control;
    if (char === "") throw new RegexProblem("a \\ at the end");
    const digits = char === "x" ? 2 : char === "u" ? 4 : 0;
    const text = this.source.slice(this.at, this.at + digits);
    if (digits > 0 && text.length === digits && /^[0-9a-fA-F]+$/.test(text)) {
      this.at += digits;
      return Number.parseInt(text, 16);
    }
    if (char === "c" && /[A-Za-z]/.test(this.peek())) return this.source.charCodeAt(this.at++) % 32;
    return char.charCodeAt(0);
  }

  private set(): Node {
    const negated = this.peek() === "^";
    if (negated) this.at++;
    const ranges: [number, number][] = [];
    while (this.peek() !== "]") {
      if (this.at >= this.source.length) throw new RegexProblem("a [ is never closed");
      const from = this.member(ranges);
      if (this.peek() !== "-" || this.source[this.at + 1] === "]" || this.at + 1 >= this.source.length) {
        if (from !== undefined) ranges.push([from, from]);
        continue;
      }
      this.at++;
      const to = this.member(ranges);
      if (from === undefined || to === undefined) {
        ranges.push([45, 45]);
        for (const code of [from, to]) if (code !== undefined) ranges.push([code, code]);
      } else if (to < from) {
        throw new RegexProblem("range out of order in []");
      } else {
        ranges.push([from, to]);
      }
    }
    this.at++;
    return { kind: "set", ranges, negated };
  }

  /** One member of a set: its code, or undefined where a whole class was added. */
  private member(ranges: [number, number][]): number | undefined {
    const char = this.peek();
    this.at++;
    if (char !== "\\") return char.charCodeAt(0);
    const escaped = this.peek();
    this.at++;
    const known = CLASSES.get(escaped);
    if (known !== undefined) {
      ranges.push(...known);
      return undefined;
    }
    return escaped === "b" ? 8 : this.escapedCode(escaped);
  }
}
