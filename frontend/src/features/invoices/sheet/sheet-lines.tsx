import { Box, Group, Text } from "@mantine/core";
import type { Invoice } from "../../../api/generated/index.js";
import { LineBreakdown } from "../../../ui/line-breakdown.js";
import { LineFacts } from "../../../ui/line-facts.js";
import { Money } from "../../../ui/money.js";
import { LineLink } from "../line-link.js";

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
            <div style={{ minWidth: 0, overflowWrap: "anywhere" }}>
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
