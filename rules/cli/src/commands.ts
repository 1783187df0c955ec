import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import {
  canonicalText,
  checkPrice,
  compile,
  explainRating,
  parse,
  provePrice,
  ratePrice,
  toPlain,
  type PriceDefinition,
} from "@atlas/rules";
import { readInput, readText } from "./read-json.js";
import { readPrice } from "./read-price.js";
import { readUsage } from "./read-usage.js";
import { showProblem, showRuleError } from "./show-problem.js";
import { UsageError } from "./usage-error.js";

/** Where a command writes; the exit code is what it returns. */
export type Output = { out: (text: string) => void; err: (text: string) => void };

/** One command: what to type, what it does, and how. */
export type Command = { synopsis: string; summary: string; run: (args: string[], output: Output) => number };

const ok = 0;
const problems = 1;

const rate: Command = {
  synopsis: "rate --price price.json --usage usage.json",
  summary: "Rates usage at a price; prints lines and trace as JSON.",
  run: (args, { out, err }) => {
    const { price, input } = priceAndUsage(args);
    return guarded(price.ruleText, err, () => {
      out(JSON.stringify(ratePrice(price, input), null, 2));
    });
  },
};

const explain: Command = {
  synopsis: "explain --price price.json --usage usage.json",
  summary: "Rates usage at a price and tells in sentences how each line came about.",
  run: (args, { out, err }) => {
    const { price, input } = priceAndUsage(args);
    return guarded(price.ruleText, err, () => {
      for (const line of explainRating(ratePrice(price, input), price.ruleText, price.currency)) {
        out(
          [`${line.description} (${line.code})`, ...line.sentences.map((sentence) => `  ${sentence}`)].join(
            "\n",
          ),
        );
      }
    });
  },
};

const evaluate: Command = {
  synopsis: "eval [--input input.json] [--compat] (EXPRESSION | --rule file)",
  summary: "Evaluates a JSONata expression in exact decimals; strict unless --compat.",
  run: (args, { out, err }) => {
    const { values, positionals } = readArguments(args, {
      input: "string",
      rule: "string",
      compat: "boolean",
    });
    const text = values["rule"] === undefined ? positionals.shift() : readText(String(values["rule"]));
    refuse(positionals);
    if (text === undefined) throw new UsageError("Give an expression, or a file with --rule.");
    const input = values["input"] === undefined ? undefined : readInput(String(values["input"]));
    return guarded(text, err, () => {
      const value = compile(text, { mode: values["compat"] === true ? "compat" : "strict" }).evaluate(input);
      out(value === undefined ? "undefined" : JSON.stringify(toPlain(value), null, 2));
    });
  },
};

const check: Command = {
  synopsis: "check (--price price.json | RULE-FILE …)",
  summary: "Tells everything that is wrong with a price or rule, each with its place.",
  run: (args, { out, err }) => {
    const { values, positionals } = readArguments(args, { price: "string" });
    const found = positionals.flatMap((path) => {
      const text = readText(path);
      return parse(text).diagnostics.map(
        (problem) => `${path}:${showProblem(text, problem.span, problem.code, problem.message)}`,
      );
    });
    if (values["price"] !== undefined) {
      const price = readPrice(String(values["price"]));
      const wrong = checkPrice(price);
      found.push(...wrong.map(({ span, code, message }) => showProblem(price.ruleText, span, code, message)));
      // What a price does is its author's to decide, so findings are told and do not fail the check.
      if (wrong.length === 0) findingsOf(price).forEach(out);
    } else if (positionals.length === 0)
      throw new UsageError("Give a price with --price, or files with rules.");
    found.forEach(err);
    out(found.length === 0 ? "No problems." : `${found.length} problem${found.length === 1 ? "" : "s"}.`);
    return found.length === 0 ? ok : problems;
  },
};

/** What is proved against a price, and what could not be decided. */
function findingsOf(price: PriceDefinition): string[] {
  return provePrice(price)
    .filter(({ verdict }) => verdict !== "holds")
    .map(({ check: kind, verdict, message, span }) =>
      showProblem(price.ruleText, span, `${verdict} ${kind}:`, message),
    );
}

const format: Command = {
  synopsis: "fmt [--write | --check] RULE-FILE …",
  summary: "Prints the canonical text of rules, writes it back, or tells which files differ from it.",
  run: (args, { out, err }) => {
    const { values, positionals } = readArguments(args, { write: "boolean", check: "boolean" });
    if (positionals.length === 0) throw new UsageError("Give at least one file, or - for standard input.");
    const codes = positionals.map((path) => {
      const text = readText(path);
      return guarded(text, err, () => {
        const canonical = `${canonicalText(text)}\n`;
        if (values["check"] === true) {
          if (canonical !== text) out(path);
          return canonical === text ? ok : problems;
        }
        if (values["write"] === true && path !== "-") writeFileSync(path, canonical);
        else out(canonical.trimEnd());
        return ok;
      });
    });
    return Math.max(...codes);
  },
};

/** Every command by its name. */
export const commands: { [name: string]: Command } = { rate, explain, eval: evaluate, check, fmt: format };

function priceAndUsage(args: string[]) {
  const { values, positionals } = readArguments(args, { price: "string", usage: "string" });
  refuse(positionals);
  if (values["price"] === undefined || values["usage"] === undefined)
    throw new UsageError("Give both --price and --usage.");
  const price = readPrice(String(values["price"]));
  return { price, input: readUsage(String(values["usage"]), price.currency) };
}

function readArguments(args: string[], types: { [name: string]: "string" | "boolean" }) {
  try {
    const options = Object.fromEntries(Object.entries(types).map(([name, type]) => [name, { type }]));
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** Something that would be passed over in silence is more likely a slip, such as a missing quote. */
function refuse(positionals: readonly string[]): void {
  if (positionals.length > 0)
    throw new UsageError(`What is ${positionals[0]}? Put an expression into quotes.`);
}

/** Runs what a rule may fail in; its problems are printed with their places. */
function guarded(text: string, err: Output["err"], run: () => number | void): number {
  try {
    return run() ?? ok;
  } catch (error) {
    const shown = showRuleError(error, text);
    if (shown === undefined) throw error;
    err(shown);
    return problems;
  }
}
