import type { ErrorCode } from "./error-codes.js";

/** One parameter of a signature such as `<s-n?:s>`: what it accepts, how often, and what stands in for it. */
export type SignatureParam = {
  /** Type letters accepted (`s n b l o a f m`), or undefined for a choice of everything. */
  accepts: string;
  type: string;
  isArray: boolean;
  subtype?: string;
  context: boolean;
  quantifier: "" | "?" | "+";
};

export type SignatureProblem = { code: ErrorCode; offset: number; value: string };

const ANY = "asnblfom";
const TYPES: ReadonlyMap<string, string> = new Map([
  ["s", "sm"],
  ["n", "nm"],
  ["b", "bm"],
  ["l", "lm"],
  ["o", "om"],
  ["a", ANY],
  ["f", "f"],
  ["j", "asnblom"],
  ["x", ANY],
]);

function closing(text: string, start: number, open: string, close: string): number {
  let depth = 1;
  let at = start;
  while (at < text.length && depth > 0) {
    at++;
    if (text[at] === close) depth--;
    else if (text[at] === open) depth++;
  }
  return at;
}

/** Reads a signature; a problem is returned, not thrown, so that the parser can report it with others. */
export function readSignature(text: string): SignatureParam[] | SignatureProblem {
  const params: SignatureParam[] = [];
  for (let at = 1; at < text.length && text[at] !== ":"; at++) {
    const symbol = text[at]!;
    const previous = params[params.length - 1];
    const accepts = TYPES.get(symbol);
    if (accepts !== undefined) {
      params.push({ accepts, type: symbol, isArray: symbol === "a", context: false, quantifier: "" });
    } else if (symbol === "-" && previous !== undefined) {
      previous.context = true;
      previous.quantifier = "?";
    } else if ((symbol === "?" || symbol === "+") && previous !== undefined) {
      previous.quantifier = symbol;
    } else if (symbol === "(") {
      const end = closing(text, at, "(", ")");
      const choice = text.slice(at + 1, end);
      if (choice.includes("<")) return { code: "S0402", offset: at, value: choice };
      const letters = [...choice]
        .map((letter) => (letter === "x" || letter === "j" ? TYPES.get(letter)! : letter))
        .join("");
      params.push({
        accepts: `${letters}m`,
        type: `(${choice})`,
        isArray: false,
        context: false,
        quantifier: "",
      });
      at = end;
    } else if (symbol === "<") {
      if (previous?.type !== "a" && previous?.type !== "f") {
        return { code: "S0401", offset: at, value: previous?.type ?? "" };
      }
      const end = closing(text, at, "<", ">");
      previous.subtype = text.slice(at + 1, end);
      at = end;
    }
  }
  return params;
}

/** The first problem of a signature, if any. */
export function checkSignature(text: string): SignatureProblem | undefined {
  const result = readSignature(text);
  return Array.isArray(result) ? undefined : result;
}
