import { Text } from "@mantine/core";
import type { InvoiceLine } from "../api/generated/index.js";
import { formatPrecise, formatQuantity } from "./format.js";
import classes from "./line-breakdown.module.css";

type Breakdown = Pick<InvoiceLine, "groups" | "tiers" | "unit">;

/** How a line's amount is made up: tier by tier, group by group. Nothing where it is one price. */
export function LineBreakdown({ line, currency }: { line: Breakdown; currency: string }): React.ReactNode {
  const parts = [...line.tiers.map((tier) => tierPart(tier, currency)), ...line.groups.map(groupPart)];
  if (parts.length === 0) return null;
  return (
    <ul className={classes["parts"]} aria-label="How the amount is made up">
      {parts.map(({ key, name, quantity, unitAmount, flat, amount }) => (
        <li key={key} className={classes["part"]}>
          <Text size="xs" c="dimmed" className={classes["name"]}>
            {name}
          </Text>
          <Text size="xs" c="dimmed" className={classes["calculation"]}>
            {formatQuantity(quantity)}
            {unitAmount !== null && ` × ${formatPrecise(unitAmount, currency)}`}
            {flat && ` + ${flat}`}
          </Text>
          <Text size="xs" className={`number ${classes["amount"]}`}>
            {formatPrecise(amount, currency)}
          </Text>
        </li>
      ))}
    </ul>
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
