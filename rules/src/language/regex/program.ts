import { RegexProblem, type Node } from "./syntax.js";

/** One instruction of the matcher. Jumps are absolute. */
export type Instruction =
  | { op: "char"; code: number }
  | { op: "set"; ranges: [number, number][]; negated: boolean }
  | { op: "any" }
  | { op: "split"; first: number; second: number }
  | { op: "jump"; to: number }
  | { op: "save"; slot: number }
  | { op: "start" }
  | { op: "end" }
  | { op: "boundary"; negated: boolean }
  | { op: "match" };

/** Longer programs are refused: the time of a match grows with program times text. */
const MAX_INSTRUCTIONS = 2_000;

/** The pattern as a program for threads that advance in step, so that no text can make it try twice. */
export function compilePattern(node: Node): Instruction[] {
  const code: Instruction[] = [];
  const push = (instruction: Instruction): number => {
    if (code.length >= MAX_INSTRUCTIONS)
      throw new RegexProblem("too large when its repetitions are written out");
    return code.push(instruction) - 1;
  };
  const split = (): { op: "split"; first: number; second: number } => {
    const instruction = { op: "split" as const, first: 0, second: 0 };
    push(instruction);
    return instruction;
  };

  function emit(part: Node): void {
    switch (part.kind) {
      case "char":
        push({ op: "char", code: part.code });
        return;
      case "set":
        push({ op: "set", ranges: part.ranges, negated: part.negated });
        return;
      case "any":
      case "start":
      case "end":
        push({ op: part.kind });
        return;
      case "boundary":
        push({ op: "boundary", negated: part.negated });
        return;
      case "sequence":
        part.parts.forEach(emit);
        return;
      case "group":
        if (part.index !== undefined) push({ op: "save", slot: part.index * 2 });
        emit(part.body);
        if (part.index !== undefined) push({ op: "save", slot: part.index * 2 + 1 });
        return;
      case "choice":
        emitChoice(part.options);
        return;
      case "repeat":
        emitRepeat(part);
    }
  }

  function emitChoice(options: Node[]): void {
    const jumps: { op: "jump"; to: number }[] = [];
    options.forEach((option, index) => {
      if (index === options.length - 1) {
        emit(option);
        return;
      }
      const fork = split();
      fork.first = code.length;
      emit(option);
      const jump = { op: "jump" as const, to: 0 };
      push(jump);
      jumps.push(jump);
      fork.second = code.length;
    });
    for (const jump of jumps) jump.to = code.length;
  }

  function emitRepeat(part: Extract<Node, { kind: "repeat" }>): void {
    for (let count = 0; count < part.min; count++) emit(part.body);
    const exits: { op: "split"; first: number; second: number }[] = [];
    const fork = () => {
      const instruction = split();
      exits.push(instruction);
      return code.length;
    };
    const settle = (instruction: { first: number; second: number }, body: number, exit: number) => {
      instruction.first = part.greedy ? body : exit;
      instruction.second = part.greedy ? exit : body;
    };
    if (part.max === Infinity) {
      const loop = code.length;
      const body = fork();
      emit(part.body);
      push({ op: "jump", to: loop });
      settle(exits[0]!, body, code.length);
      return;
    }
    const bodies: number[] = [];
    for (let count = part.min; count < part.max; count++) {
      bodies.push(fork());
      emit(part.body);
    }
    exits.forEach((instruction, index) => settle(instruction, bodies[index]!, code.length));
  }

  push({ op: "save", slot: 0 });
  emit(node);
  push({ op: "save", slot: 1 });
  push({ op: "match" });
  return code;
}
