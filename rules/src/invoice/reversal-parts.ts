import { Decimal } from "../money/decimal.js";

/**
 * How a credit note or a void takes `total` off what is owed: the part that had been given up is taken back from the losses,
 * the rest from the receivable. Amounts of one currency in units of it, canonical text, negative since both accounts fall.
 * Of 100.00 with 30.00 given up: receivable -70, bad debt -30. Throws `not-a-number`.
 */
export function reversalParts(total: string, givenUp: string): { receivable: string; badDebt: string } {
  const lost = Decimal.parse(givenUp);
  return { receivable: lost.minus(Decimal.parse(total)).toString(), badDebt: lost.neg().toString() };
}
