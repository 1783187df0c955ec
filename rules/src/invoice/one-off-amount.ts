import { Decimal } from "../money/decimal.js";
import { roundToCurrency, toAmount } from "../money/round-to-currency.js";

/** Quantity and unit amount in canonical text, their exact product, and the product rounded to the currency's digits. */
export type OneOffAmount = { quantity: string; unitAmount: string; preciseAmount: string; amount: string };

/**
 * A line added by hand: `quantity` units at `unitAmount` (units of the currency per unit; negative for a discount), rounded
 * once, half away from zero. 3 at 0.335 EUR is 1.005, so 1.01. Throws `invalid_currency`, `not-a-number`.
 */
export function oneOffAmount(quantity: string, unitAmount: string, currency: string): OneOffAmount {
  const units = Decimal.parse(quantity);
  const perUnit = Decimal.parse(unitAmount);
  const precise = units.times(perUnit);
  return {
    quantity: units.toString(),
    unitAmount: perUnit.toString(),
    preciseAmount: precise.toString(),
    amount: toAmount(roundToCurrency(precise, currency), currency),
  };
}
