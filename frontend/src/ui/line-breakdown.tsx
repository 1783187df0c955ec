import { Box, Table, Text } from "@mantine/core";
import type { InvoiceLine } from "../api/generated/index.js";
import { formatPrecise, formatQuantity } from "./format.js";

type Breakdown = Pick<InvoiceLine, "groups" | "tiers" | "unit">;

/** How a line's amount is made up: tier by tier, group by group. Nothing where it is one price. */
export function LineBreakdown({ line, currency }: { line: Breakdown; currency: string }): React.ReactNode {
  const parts = [...line.tiers.map((tier) => tierPart(tier, currency)), ...line.groups.map(groupPart)];
  if (parts.length === 0) return null;
  return (
    <Box style={{ overflowX: "auto" }} tabIndex={0} role="group" aria-label="How the amount is made up">
      <Table verticalSpacing={3} horizontalSpacing="xs" withRowBorders={false} fz="xs">
        <Table.Tbody>
          {parts.map(({ key, name, quantity, unitAmount, flat, amount }) => (
            <Table.Tr key={key}>
              <Table.Td pl={0} c="dimmed" style={{ whiteSpace: "nowrap" }}>
                {name}
              </Table.Td>
              <Table.Td ta="right" c="dimmed" className="number" style={{ whiteSpace: "normal" }}>
                {formatQuantity(quantity)}
                {unitAmount !== null && ` × ${formatPrecise(unitAmount, currency)}`}
                {flat && (
                  <Text span fz="inherit">
                    {" + "}
                    {flat}
                  </Text>
                )}
              </Table.Td>
              <Table.Td ta="right" pr={0} className="number">
                {formatPrecise(amount, currency)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Box>
  );
}

type Part = {
  key: string;
  name: string;
  quantity: string;
  unitAmount: string | null;
  flat: string | null;
  amount: string;
};

function tierPart(tier: Breakdown["tiers"][number], currency: string): Part {
  const from = formatQuantity(tier.from);
  return {
    key: `tier ${tier.from}`,
    name: tier.upTo === null ? `Above ${from}` : `${from} to ${formatQuantity(tier.upTo)}`,
    quantity: tier.quantity,
    unitAmount: tier.unitAmount,
    flat: /[1-9]/.test(tier.flatAmount) ? `${formatPrecise(tier.flatAmount, currency)} flat` : null,
    amount: tier.amount,
  };
}

function groupPart({ by, quantity, unitAmount, amount }: Breakdown["groups"][number]): Part {
  const name = Object.values(by)
    .map((value) => value ?? "none")
    .join(" · ");
  return { key: `group ${JSON.stringify(by)}`, name, quantity, unitAmount, flat: null, amount };
}
