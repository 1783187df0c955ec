import { Text, type TextProps } from "@mantine/core";
import { formatAmount, formatPrecise, formatQuantity } from "./format.js";

type MoneyProps = TextProps & { amount: string; currency: string; precise?: boolean };

/** An amount, exact to its last digit. `precise` shows every digit instead of the currency's own. */
export function Money({ amount, currency, precise = false, ...text }: MoneyProps): React.ReactNode {
  return (
    <Text span inherit className="number" {...text}>
      {precise ? formatPrecise(amount, currency) : formatAmount(amount, currency)}
    </Text>
  );
}

/** A quantity with its unit. */
export function Quantity({
  value,
  unit,
  ...text
}: TextProps & { value: string; unit?: string | null }): React.ReactNode {
  return (
    <Text span inherit className="number" {...text}>
      {formatQuantity(value)}
      {unit ? ` ${unit}` : ""}
    </Text>
  );
}
