import { Box, Divider, Group, Paper, Stack, Text, Title } from "@mantine/core";
import type { HostedInvoice } from "../../api/generated/index.js";
import { LineBreakdown } from "../../ui/line-breakdown.js";
import { Money } from "../../ui/money.js";
import { formatPrecise, formatQuantity } from "../../ui/format.js";
import { printedDay, printedPeriod } from "../../ui/printed-day.js";

const isSomething = (amount: string): boolean => /[1-9]/.test(amount);

/** What the invoice is for, down to what is due, and how else it can be paid. */
export function HostedLines({ invoice }: { invoice: HostedInvoice }): React.ReactNode {
  const { lines, currency, paymentInstructions, issueDate } = invoice;
  return (
    <>
      <Paper p={{ base: "md", sm: "xl" }} shadow="xs" component="section" aria-labelledby="lines">
        <Group justify="space-between" mb="sm">
          <Title order={2} id="lines">
            Details
          </Title>
          {issueDate && (
            <Text size="xs" c="dimmed">
              issued {printedDay(issueDate)}
            </Text>
          )}
        </Group>
        <Stack gap="sm" component="ul" m={0} p={0} style={{ listStyle: "none" }}>
          {lines.map((line, index) => (
            <Box component="li" key={`${line.description} ${index}`}>
              <Group justify="space-between" wrap="nowrap" align="baseline">
                <div style={{ minWidth: 0, overflowWrap: "anywhere" }}>
                  <Text size="sm" fw={500}>
                    {line.description}
                  </Text>
                  <Text size="xs" c="dimmed">
                    {factsOf(line, currency)}
                  </Text>
                </div>
                <Money amount={line.amount} currency={currency} size="sm" fw={500} />
              </Group>
              <LineBreakdown line={line} currency={currency} />
            </Box>
          ))}
        </Stack>
        <Divider my="sm" />
        <Totals invoice={invoice} />
      </Paper>
      {paymentInstructions && invoice.status !== "paid" && invoice.status !== "void" && (
        <Paper p={{ base: "md", sm: "xl" }} shadow="xs" component="section" aria-labelledby="how">
          <Title order={2} id="how" mb={6}>
            Pay by bank transfer
          </Title>
          <Text size="sm" style={{ whiteSpace: "pre-line", overflowWrap: "anywhere" }}>
            {paymentInstructions}
          </Text>
          <Text size="sm" c="dimmed" mt={4}>
            Please give {invoice.number} as the reference.
          </Text>
        </Paper>
      )}
    </>
  );
}

function factsOf(
  { period, quantity, unit, unitAmount, tiers, groups }: HostedInvoice["lines"][number],
  currency: string,
): string {
  const isBrokenDown = tiers.length > 0 || groups.length > 0;
  const price = unitAmount !== null && !isBrokenDown ? ` × ${formatPrecise(unitAmount, currency)}` : "";
  return [
    period && printedPeriod(period),
    quantity !== null && `${formatQuantity(quantity)}${unit ? ` ${unit}` : ""}${price}`,
  ]
    .filter(Boolean)
    .join(" · ");
}

function Totals({ invoice }: { invoice: HostedInvoice }) {
  const { subtotal, taxes, total, amountPaid, amountCredited, amountDue, currency } = invoice;
  const rows: [string, string, boolean?][] = [
    ["Subtotal", subtotal],
    ...taxes.map(({ name, rate, inclusive, tax }): [string, string] => [
      `${name} ${rate} %${inclusive ? " (included)" : ""}`,
      tax,
    ]),
    ["Total", total, true],
    ...(isSomething(amountCredited) ? [["Credited", `-${amountCredited}`] as [string, string]] : []),
    ...(isSomething(amountPaid) ? [["Paid", `-${amountPaid}`] as [string, string]] : []),
    ["Amount due", amountDue, true],
  ];
  return (
    <Box component="dl" m={0}>
      {rows.map(([label, amount, isStrong = false]) => (
        <Group key={label} justify="space-between" py={3}>
          <Text component="dt" size="sm" fw={isStrong ? 600 : 400} c={isStrong ? undefined : "dimmed"}>
            {label}
          </Text>
          <Text component="dd" m={0} size="sm" fw={isStrong ? 600 : 400}>
            <Money amount={amount} currency={currency} />
          </Text>
        </Group>
      ))}
    </Box>
  );
}
