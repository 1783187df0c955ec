import type { TraceEntry } from "../language/runtime/trace.js";
import type { Json } from "../language/runtime/value.js";
import { currencyDigits } from "../money/currency.js";
import { Decimal } from "../money/decimal.js";
import type { RatedGroup, RatedLine, RatedTier } from "../pricing/price.js";
import type { Rating } from "../pricing/rate-price.js";
import { plainNumbers, type NumberWords } from "./numbers.js";
import { stepLabels } from "./step-labels.js";
import { countedUnit, showPrice } from "./unit-words.js";

/** A line and how it came about, in sentences, first to last. */
export type Explanation = { code: string; description: string; sentences: string[] };

/** Groups listed one by one; more are counted. */
const shownGroups = 20;

/**
 * Puts a rating into sentences: each step with its numbers, tier by tier, group by group, then the rounding. For 150 units
 * over tiers: `First 100 api calls at 1.00 EUR = 100.00 EUR; next 50 at 0.50 EUR = 25.00 EUR.` Needs no more than the stored rating and
 * rule text; `numbers` writes quantities and amounts as the reader is used to.
 */
export function explainRating(
  rating: Rating,
  ruleText: string,
  currency: string,
  numbers: NumberWords = plainNumbers(currency),
): Explanation[] {
  const labels = stepLabels(ruleText);
  const digits = currencyDigits(currency);
  return rating.lines.map((line) => {
    const steps = stepsOf(line, rating);
    const groups = groupSentences(line.groups, digits, numbers);
    // A table says nothing in a sentence; the groups, which come of it, do.
    const tables = groups.length > 0 ? steps.filter((step) => isTable(step.result)) : [];
    const told = (step: TraceEntry): string[] =>
      tables.includes(step)
        ? step === tables.at(-1)
          ? groups
          : []
        : [
            stepSentence(step, line, {
              steps,
              tables,
              labels,
              currency,
              numbers,
              amount: amountStep(line, rating),
            }),
          ];
    return {
      code: line.code,
      description: line.description,
      sentences: [
        ...steps.flatMap(told),
        ...(tables.length > 0 ? [] : groups),
        roundingSentence(line, numbers),
      ],
    };
  });
}

/** The tiers of a line as one sentence; `unit` says what is counted: `First 100 calls at 1.00 EUR = 100.00 EUR.` */
export function tierSentence(
  tiers: readonly RatedTier[],
  currency: string,
  { unit, numbers = plainNumbers(currency) }: { unit?: string | undefined; numbers?: NumberWords } = {},
): string {
  const digits = currencyDigits(currency);
  const parts = tiers.map((tier, index) => {
    const where = index === 0 ? "First" : "next";
    const counted = index === 0 && unit !== undefined ? ` ${unit}` : "";
    const quantity = `${tiers.length === 1 ? "All" : where} ${numbers.quantity(tier.quantity)}${counted}`;
    const units = `${quantity} at ${showPrice(tier.unitAmount, digits, numbers)}`;
    const flat = Decimal.parse(tier.flatAmount).isZero() ? "" : ` + ${numbers.amount(tier.flatAmount)} flat`;
    return `${units}${flat} = ${numbers.amount(tier.amount)}`;
  });
  return `${parts.join("; ")}.`;
}

/** The steps that lead to one line: those that its fields name, and those that they rest on. */
function stepsOf(line: RatedLine, { lines, trace }: Rating): TraceEntry[] {
  const binds = trace.filter((entry) => entry.kind === "bind");
  if (lines.length === 1) return binds;
  const result = trace.find((entry) => entry.kind === "result");
  const own = result ? lineFormula(result.formula, line.code) : "";
  const needed = new Set<string>();
  const need = (formula: string): void => {
    for (const entry of binds) {
      if (needed.has(entry.name) || !names(formula, entry.name)) continue;
      needed.add(entry.name);
      need(entry.formula);
    }
  };
  need(own);
  return binds.filter((entry) => needed.has(entry.name));
}

const names = (formula: string, variable: string): boolean =>
  new RegExp(`\\${variable}(?!\\w)`).test(formula);

/** The part of the result's text that states one line, or all of it where that cannot be told. */
function lineFormula(formula: string, code: string): string {
  const start = formula.indexOf(`"code": ${JSON.stringify(code)}`);
  if (start < 0) return formula;
  const end = formula.indexOf('"code":', start + 1);
  return formula.slice(start, end < 0 ? undefined : end);
}

/** The step whose result is the line's amount, by name; it alone is surely money. */
function amountStep(line: RatedLine, { trace }: Rating): string | undefined {
  const result = trace.find((entry) => entry.kind === "result");
  return result && /"amount":\s*(\$\w+)\s*[,}]/.exec(lineFormula(result.formula, line.code))?.[1];
}

const isTable = (value: Json): boolean => typeof value === "object" && value !== null;

type Telling = {
  steps: readonly TraceEntry[];
  tables: readonly TraceEntry[];
  labels: Map<string, string>;
  currency: string;
  numbers: NumberWords;
  /** The step that is the line's amount. */
  amount: string | undefined;
};

function stepSentence(step: TraceEntry, line: RatedLine, telling: Telling): string {
  const { steps, tables, labels, currency, numbers, amount } = telling;
  const label = labels.get(step.name) ?? step.name;
  if (line.tiers !== null && step.formula.includes("$tiered("))
    return `${label}: ${tierSentence(line.tiers, currency, { unit: countedUnit(step, steps), numbers })}`;
  const result = showJson(step.result, step.name === amount ? numbers.amount : numbers.quantity);
  const isPlain = /^\$\$\.[\w.`]+$/.test(step.formula);
  if (isPlain || tables.some(({ name }) => names(step.formula, name))) return `${label}: ${result}.`;
  const shown = step.substituted.replace(/\s+/g, " ");
  return shown.length > 120 ? `${label}: ${result}.` : `${label}: ${shown} = ${result}.`;
}

function showJson(value: Json, show: (decimal: string) => string): string {
  if (typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value)) return show(value);
  if (Array.isArray(value)) return `${value.length} entries`;
  return typeof value === "object" && value !== null
    ? `${Object.keys(value).length} fields`
    : JSON.stringify(value);
}

function groupSentences(
  groups: readonly RatedGroup[] | null,
  digits: number,
  numbers: NumberWords,
): string[] {
  if (groups === null) return [];
  const sentences = groups.slice(0, shownGroups).map(({ by, quantity, unitAmount, amount }) => {
    const name = Object.values(by)
      .map((value) => value ?? "none")
      .join(" × ");
    const price = unitAmount === null ? "" : ` at ${showPrice(unitAmount, digits, numbers)}`;
    return `${name}: ${numbers.quantity(quantity)}${price} = ${numbers.amount(amount)}.`;
  });
  const more = groups.length - shownGroups;
  return more > 0 ? [...sentences, `And ${more} more groups.`] : sentences;
}

function roundingSentence(line: RatedLine, numbers: NumberWords): string {
  const exact = Decimal.parse(line.preciseAmount).equals(Decimal.parse(line.amount));
  const precise = exact ? "" : `, rounded from ${numbers.amount(line.preciseAmount)}`;
  return `${line.description}: ${numbers.amount(line.amount)}${precise}.`;
}
