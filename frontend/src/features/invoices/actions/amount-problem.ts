import { compareAmounts, currencyDigits } from "@atlas/rules";
import { formatAmount } from "../../../ui/format.js";
import { isPositiveAmount } from "./amount-text.js";

/**
 * What is wrong with an amount that is given back, before it is sent: for `12.345` of USD that its coins end at two digits, for
 * `60.00` of at most `50.00` how much there is. Null where nothing is.
 */
export function amountProblem(text: string, currency: string, most: string | undefined): string | null {
  const amount = text.trim();
  if (!isPositiveAmount(amount)) return "Give an amount such as 12.50, or none for all.";
  const digits = currencyDigits(currency);
  const fraction = amount.split(".")[1]?.replace(/0+$/, "") ?? "";
  if (fraction.length > digits)
    return digits === 0
      ? `${currency} has no digits behind the point.`
      : `${currency} has at most ${digits} digits behind the point.`;
  if (most !== undefined && compareAmounts(amount, most) > 0)
    return `At most ${formatAmount(most, currency)} can be given back.`;
  return null;
}
