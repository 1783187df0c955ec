import { explainRating, tierSentence } from "@atlas/rules";
import type { UpcomingInvoice } from "../../../api/generated/index.js";
import { sentenceNumbers } from "../../../ui/format.js";

type EstimatedLine = UpcomingInvoice["soFar"]["lines"][number];

/** An estimated line in sentences. It has no stored trace: its tiers, its groups and its rounding say how it comes about. */
export function explainEstimate(line: EstimatedLine, currency: string): string[] {
  const { groups, tiers, code, description, quantity, unitAmount, preciseAmount, amount } = line;
  const rated = {
    code,
    description,
    quantity,
    unitAmount,
    preciseAmount,
    amount,
    cost: null,
    groups: groups.length > 0 ? groups : null,
    tiers: tiers.length > 0 ? tiers : null,
  };
  const numbers = sentenceNumbers(currency);
  const [explained] = explainRating(
    { ruleHash: "", engineVersion: "", trace: [], lines: [rated] },
    "",
    currency,
    numbers,
  );
  return [
    ...(tiers.length > 0 ? [tierSentence(tiers, currency, { numbers })] : []),
    ...(explained?.sentences ?? []),
  ];
}
