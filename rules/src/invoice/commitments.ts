import { sumOf } from "../money/allocate.js";
import { Decimal } from "../money/decimal.js";

/**
 * Spend that a customer has promised. `lineIds` limits it to some lines, null counts all. Spend above the commitment is
 * multiplied by `overageFactor`; with `trueUp`, spend below it is filled up. `part` of `whole` prorates the commitment.
 */
export type Commitment = {
  id: string;
  amount: string;
  overageFactor?: string;
  trueUp?: boolean;
  lineIds?: readonly string[] | null;
  part?: number;
  whole?: number;
};

/** `amount` is `utilized` + `overage` + `trueUp`, all precise: rounding comes after. */
export type CommitmentResult = { amount: Decimal; utilized: Decimal; overage: Decimal; trueUp: Decimal };

/**
 * Measures spend against a commitment. Spend 20 against 5 with factor 2: 5 utilized, 15 × 2 = 30 overage. Spend 3 against
 * 10 with true-up: 3 utilized, 7 true-up. Without a commitment everything is utilized.
 */
export function commitSpend(
  spend: Decimal,
  commitment: Omit<Commitment, "id" | "lineIds"> | null,
): CommitmentResult {
  if (commitment === null)
    return { amount: spend, utilized: spend, overage: Decimal.ZERO, trueUp: Decimal.ZERO };
  const committed = proratedCommitment(commitment);
  const above = spend.compare(committed) > 0;
  const utilized = above ? committed : spend;
  const overage = above
    ? spend.minus(committed).times(Decimal.parse(commitment.overageFactor ?? "1"))
    : Decimal.ZERO;
  const trueUp = above || commitment.trueUp === false ? Decimal.ZERO : committed.minus(spend);
  return { amount: utilized.plus(overage).plus(trueUp), utilized, overage, trueUp };
}

/**
 * The lines that commitments across prices add to an invoice: one per shortfall or overage surcharge, none where it is zero.
 * A minimum of 10.00 prorated 25/28 over a line of 8.00 adds 0.928…, precise.
 */
export function commitmentLines(
  lines: readonly { id: string; amount: Decimal }[],
  commitments: readonly Commitment[],
): { id: string; commitmentId: string; kind: "true_up" | "overage"; amount: Decimal }[] {
  return commitments.flatMap((commitment) => {
    const members = lines.filter(
      (line) => commitment.lineIds == null || commitment.lineIds.includes(line.id),
    );
    const spend = sumOf(members.map((line) => line.amount));
    const { amount, trueUp } = commitSpend(spend, commitment);
    const extra = amount.minus(spend);
    if (extra.isZero()) return [];
    const kind = trueUp.isZero() ? ("overage" as const) : ("true_up" as const);
    return [{ id: `${commitment.id}:${kind}`, commitmentId: commitment.id, kind, amount: extra }];
  });
}

function proratedCommitment({ amount, part, whole }: Omit<Commitment, "id" | "lineIds">): Decimal {
  const full = Decimal.parse(amount);
  if (part === undefined || whole === undefined) return full;
  // Multiply first: 10 × 25 / 28 keeps digits that 10 × (25 / 28) would lose.
  return full.times(new Decimal(part, 0)).div(new Decimal(whole, 0));
}
