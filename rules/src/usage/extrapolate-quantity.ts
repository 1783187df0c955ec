import { Decimal } from "../money/decimal.js";
import type { Proration } from "../time/proration.js";

/**
 * A quantity as it will be when it goes on growing as so far: `quantity × whole ÷ part`, where `part` of `whole` (days or
 * seconds) is over. In units of the meter, rounded half up to the digits that the quantity has. Before anything is over it stays.
 * 300 after 10 of 31 days are 930; 10.5 are 32.55, so 32.6. Throws `not-a-number`.
 */
export function extrapolateQuantity(quantity: string, { part, whole }: Proration): string {
  if (part <= 0) return quantity;
  const point = quantity.indexOf(".");
  const digits = point < 0 ? 0 : quantity.length - point - 1;
  const product = Decimal.parse(quantity).times(new Decimal(whole, 0));
  return Decimal.div(product, new Decimal(part, 0), digits).toString();
}
