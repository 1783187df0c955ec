import { Box, Group, Text } from "@mantine/core";
import type { Invoice, InvoiceLine } from "../../../api/generated/index.js";
import { formatPrecise, formatQuantity } from "../../../ui/format.js";
import { LineBreakdown } from "../../../ui/line-breakdown.js";
import { Money } from "../../../ui/money.js";
import { LineLink } from "../line-link.js";
import { printedPeriod } from "../printed-day.js";

/** The lines as they are printed, in their order. */
export function SheetLines({ invoice }: { invoice: Invoice }): React.ReactNode {
  if (invoice.lines.length === 0)
    return (
      <Text size="sm" c="dimmed">
        There are no lines yet.
      </Text>
    );
  return (
    <Box component="ul" m={0} p={0} style={{ listStyle: "none", display: "grid", gap: 14 }}>
      {invoice.lines.map((line) => (
        <li key={line.id}>
          <Group justify="space-between" wrap="nowrap" align="baseline" gap="md">
            <div style={{ minWidth: 0 }}>
              <LineLink invoice={invoice} line={line} isQuiet />
              <LineFacts line={line} currency={invoice.currency} />
            </div>
            <Money amount={line.amount} currency={invoice.currency} size="sm" fw={500} />
          </Group>
          <LineBreakdown line={line} currency={invoice.currency} />
        </li>
      ))}
    </Box>
  );
}

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
