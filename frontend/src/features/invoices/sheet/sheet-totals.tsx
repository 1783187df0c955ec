import { Box, Group, Text } from "@mantine/core";
import type { Invoice } from "../../../api/generated/index.js";
import { Money } from "../../../ui/money.js";

type Totals = Pick<
  Invoice,
  "subtotal" | "taxes" | "total" | "amountPaid" | "amountCredited" | "amountDue" | "currency" | "status"
>;
type Row = { label: string; amount: string; isStrong?: boolean };

const isSomething = (amount: string): boolean => /[1-9]/.test(amount);

/** From the sum of the lines to what is due. */
export function SheetTotals({ invoice }: { invoice: Totals }): React.ReactNode {
  const { subtotal, taxes, total, amountPaid, amountCredited, amountDue, currency, status } = invoice;
  const rows: Row[] = [
    { label: "Subtotal", amount: subtotal },
    ...taxes.map(({ name, rate, inclusive, tax }) => ({
      label: `${name} ${rate} %${inclusive ? " (included)" : ""}`,
      amount: tax,
    })),
    { label: "Total", amount: total, isStrong: true },
    ...(isSomething(amountCredited) ? [{ label: "Credited", amount: `-${amountCredited}` }] : []),
    ...(isSomething(amountPaid) ? [{ label: "Paid", amount: `-${amountPaid}` }] : []),
    ...(status === "draft" ? [] : [{ label: "Amount due", amount: amountDue, isStrong: true }]),
  ];
  return (
    <Box component="dl" m={0} ml="auto" w="100%" maw={320}>
      {rows.map(({ label, amount, isStrong = false }) => (
        <Group key={label} justify="space-between" py={3} gap="md">
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
