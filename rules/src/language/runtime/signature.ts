import { fail } from "./errors.js";
import { readSignature, type SignatureParam } from "./signature-text.js";
import { typeLetter, type Value } from "./value.js";

const PLURALS: Readonly<Record<string, string>> = {
  a: "arrays",
  b: "booleans",
  f: "functions",
  n: "numbers",
  o: "objects",
  s: "strings",
};

/** Checks and completes a call's arguments as JSONata's signatures say: `<s-n?:s>`. */
export class Signature {
  private readonly params: SignatureParam[];
  private readonly pattern: RegExp;
  private readonly needsPattern: boolean;

  /**
   * `owner` tells what happens to an optional parameter that is left out before one that is given: a lambda hands its
   * argument on unmatched, as in stock JSONata; a built-in gets nothing there, since its body relies on the types.
   */
  constructor(
    readonly text: string,
    private readonly owner: "built-in" | "lambda",
  ) {
    const params = readSignature(text);
    // Signatures of lambdas were checked by the parser, those of built-ins by their tests.
    this.params = Array.isArray(params) ? params : [];
    const part = (param: SignatureParam) => `([${param.accepts}]${param.quantifier})`;
    this.pattern = new RegExp(`^${this.params.map(part).join("")}$`);
    this.needsPattern = this.params.some((param) => param.quantifier === "+");
  }

  validate(args: Value[], context: Value): Value[] {
    if (!this.needsPattern && this.fits(args)) return args;
    return this.match(args, context);
  }

  /** The common call: each argument fits the parameter in its place, and what is left out may be left out. */
  private fits(args: Value[]): boolean {
    const { params } = this;
    if (args.length > params.length) return false;
    for (let at = 0; at < params.length; at++) {
      const param = params[at]!;
      if (at >= args.length) {
        if (param.quantifier !== "?" || param.context) return false;
        continue;
      }
      const letter = typeLetter(args[at]);
      if (!param.accepts.includes(letter)) return false;
      if (param.isArray && letter !== "m") {
        if (letter !== "a") {
          if (param.subtype !== undefined && letter !== param.subtype) return false;
          args[at] = [args[at]];
        } else if (param.subtype !== undefined && !holdsOnly(args[at] as Value[], param.subtype)) {
          return false;
        }
      }
    }
    return true;
  }

  private match(args: Value[], context: Value): Value[] {
    const letters = args.map(typeLetter).join("");
    const found = this.pattern.exec(letters);
    if (found === null) return this.mismatch(letters, args);
    const result: Value[] = [];
    let at = 0;
    this.params.forEach((param, index) => {
      const matched = found[index + 1]!;
      if (matched === "") {
        if (!param.context && this.owner === "built-in") {
          result.push(undefined);
        } else if (!param.context) {
          result.push(args[at]);
          at++;
        } else if (param.accepts.includes(typeLetter(context))) {
          result.push(context);
        } else {
          fail("T0411", { index: at + 1, value: null });
        }
      }
      for (const letter of matched) {
        result.push(param.isArray ? this.listArgument(args[at], letter, matched, param, at) : args[at]);
        at++;
      }
    });
    return result;
  }

  private listArgument(
    arg: Value,
    letter: string,
    matched: string,
    param: SignatureParam,
    at: number,
  ): Value {
    if (letter === "m") return undefined;
    const { subtype } = param;
    const fits =
      subtype === undefined || (letter === "a" ? holdsOnly(arg as Value[], subtype) : matched === subtype);
    if (!fits) fail("T0412", { index: at + 1, type: PLURALS[subtype.charAt(0)] ?? subtype, value: null });
    return letter === "a" ? arg : [arg];
  }

  private mismatch(letters: string, args: Value[]): never {
    let prefix = "^";
    let good = 0;
    for (const param of this.params) {
      prefix += `[${param.accepts}]${param.quantifier}`;
      const match = new RegExp(prefix).exec(letters);
      if (match === null) break;
      good = match[0].length;
    }
    void args;
    return fail("T0410", { index: good + 1 });
  }
}

function holdsOnly(list: Value[], subtype: string): boolean {
  const wanted = subtype.charAt(0);
  for (const item of list) {
    if (typeLetter(item) !== wanted) return false;
  }
  return true;
}
