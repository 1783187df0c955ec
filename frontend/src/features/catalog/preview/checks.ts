import {
  provePrice,
  RuleSyntaxError,
  type CheckKind,
  type Finding,
  type PriceDefinition,
} from "@atlas/rules";

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

/** A counter-example in words: `quantity 10: 20.00, quantity 11: 11.00`. */
export function exampleWords(example: Finding["counterExample"]): string {
  const said = (value: unknown): string =>
    typeof value === "object" && value !== null
      ? Array.isArray(value)
        ? value.map(said).join(", ")
        : Object.entries(value)
            .map(([name, inner]) => `${name} ${said(inner)}`)
            .join(", ")
      : String(value ?? "none");
  return Object.entries(example ?? {})
    .map(
      ([name, value]) =>
        `${name.replaceAll(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`)}: ${said(value)}`,
    )
    .join("; ");
}
