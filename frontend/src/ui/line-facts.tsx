import { Text } from "@mantine/core";
import type { InvoiceLine } from "../api/generated/index.js";
import { formatPrecise, formatQuantity } from "./format.js";
import { printedPeriod } from "./printed-day.js";

/** Period, quantity and unit price of a line, those that it has. */
export function LineFacts({
  line: { period, quantity, unit, unitAmount, groups, tiers },
  currency,
}: {
  line: Pick<InvoiceLine, "period" | "quantity" | "unit" | "unitAmount" | "groups" | "tiers">;
  currency: string;
}): React.ReactNode {
  const isBrokenDown = groups.length > 0 || tiers.length > 0;
  const price = unitAmount !== null && !isBrokenDown ? ` × ${formatPrecise(unitAmount, currency)}` : "";
  const facts = [
    period && printedPeriod(period),
    quantity !== null && `${formatQuantity(quantity)}${unit ? ` ${unit}` : ""}${price}`,
  ].filter(Boolean);
  if (facts.length === 0) return null;
  return (
    <Text size="xs" c="dimmed">
      {facts.join(" · ")}
    </Text>
  );
}
