import { Decimal } from "../money/decimal.js";
import { parseAmount, toAmount } from "../money/round-to-currency.js";

/** What makes two lines the same charge: its code, and its group where it has one. */
export type ChargeKey = { code: string; group?: string | null };

/** A correction: `amount` is what is still owed (negative: owed back), never zero. */
export type Difference = ChargeKey & { billed: string; now: string; amount: string };

/**
 * What is owed beyond what was billed, line by line, both as rounded amounts: so progressive invoices and corrections of
 * late usage round on the cumulative amount and close to it exactly. A line that vanished is owed back in full.
 * Packages: 0.67 billed, 1.00 now owes 0.33, though each third alone would round to 0.33. Throws `unrounded_amount`.
 */
export function differenceLines(
  currency: string,
  now: readonly (ChargeKey & { amount: string })[],
  billed: readonly (ChargeKey & { amount: string })[],
): Difference[] {
  const keyOf = ({ code, group }: ChargeKey) => JSON.stringify([code, group ?? null]);
  const charges = new Map<string, { key: ChargeKey; now: Decimal; billed: Decimal }>();
  const charge = (key: ChargeKey) => {
    const known = charges.get(keyOf(key));
    if (known) return known;
    const fresh = { key, now: Decimal.ZERO, billed: Decimal.ZERO };
    charges.set(keyOf(key), fresh);
    return fresh;
  };
  for (const line of now) {
    const entry = charge(line);
    entry.now = entry.now.plus(parseAmount(line.amount, currency));
  }
  for (const line of billed) {
    const entry = charge(line);
    entry.billed = entry.billed.plus(parseAmount(line.amount, currency));
  }
  return [...charges.values()].flatMap((entry) => {
    const amount = entry.now.minus(entry.billed);
    if (amount.isZero()) return [];
    return [
      {
        code: entry.key.code,
        group: entry.key.group ?? null,
        billed: toAmount(entry.billed, currency),
        now: toAmount(entry.now, currency),
        amount: toAmount(amount, currency),
      },
    ];
  });
}
