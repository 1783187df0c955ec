import {
  provePrice,
  RuleSyntaxError,
  type CheckKind,
  type Finding,
  type PriceDefinition,
} from "@atlas/rules";
import { formatPrecise, formatQuantity } from "../../../ui/format.js";

export const checkNames: Readonly<Record<CheckKind, string>> = {
  tiers: "Tiers without gaps",
  "bill-falls": "More usage never costs less",
  "bill-negative": "The bill is never negative",
  "unused-row": "Every row applies",
  "missing-default": "Every case has a price",
  "unreachable-branch": "Every branch can be reached",
  "unit-mismatch": "Units fit",
  "currency-mismatch": "Currencies fit",
};

/** What can be proved about a price, worst first. */
export function checksOf(price: PriceDefinition): Finding[] {
  const order: Record<Finding["verdict"], number> = { violated: 0, unknown: 1, holds: 2 };
  try {
    return provePrice(price).sort((a, b) => order[a.verdict] - order[b.verdict]);
  } catch (error) {
    // The editor shows at its place what is wrong with a text; there is nothing to prove about it.
    if (error instanceof RuleSyntaxError) return [];
    throw error;
  }
}

type Example = NonNullable<Finding["counterExample"]>;
const textIn = (example: Example, name: string): string | null => {
  const value = example[name];
  return typeof value === "string" ? value : null;
};

/**
 * A finding in one sentence, its numbers as everywhere on the page:
 * `10,001 requests cost €40.004, less than 10,000, which cost €100.00.`
 */
export function findingWords({ check, message, counterExample }: Finding, currency: string): string {
  if (!counterExample) return message;
  const [meter, quantity, amount] = ["meter", "quantity", "amount"].map((name) =>
    textIn(counterExample, name),
  );
  if (!meter || !quantity || !amount) return message;
  const cost = (units: string, price: string): string =>
    `${formatQuantity(units)} ${meter.replaceAll("_", " ")} cost ${formatPrecise(price, currency)}`;
  const [greater, lesser] = ["greaterQuantity", "lesserAmount"].map((name) => textIn(counterExample, name));
  if (check === "bill-falls" && greater && lesser)
    return `${cost(greater, lesser)}, less than ${formatQuantity(quantity)}, which cost ${formatPrecise(amount, currency)}.`;
  return check === "bill-negative" ? `${cost(quantity, amount)}.` : message;
}
