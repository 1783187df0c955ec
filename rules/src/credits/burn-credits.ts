import { allocate, sumOf } from "../money/allocate.js";
import { Decimal } from "../money/decimal.js";
import type { Instant } from "../time/calendar.js";
import { compareInstants } from "../time/instants.js";

/**
 * Credit that a customer holds. Lower `priority` burns first. `scope` limits it to charges that carry one of its keys
 * (of prices, or of meters); null pays for everything. Expired at `expiresAt` itself.
 */
export type CreditGrant = {
  id: string;
  kind: "promotional" | "paid";
  balance: string;
  priority: number;
  expiresAt: Instant | null;
  createdAt: Instant;
  scope: readonly string[] | null;
};

/** What credit may pay for; `keys` are matched with the scopes of grants. */
export type CreditDemand = { id: string; amount: string; keys: readonly string[] };

/** One taking: so much of a grant for one charge. */
export type CreditBurn = { grantId: string; demandId: string; amount: string };

/** The grants that are live at an instant, in the order they burn: priority, soonest expiry, promotional, oldest. */
export function burnOrder(grants: readonly CreditGrant[], at: Instant): CreditGrant[] {
  return grants
    .filter((grant) => grant.expiresAt === null || compareInstants(at, grant.expiresAt) < 0)
    .filter((grant) => Decimal.parse(grant.balance).sign() > 0)
    .sort(
      (a, b) =>
        a.priority - b.priority ||
        compareExpiry(a.expiresAt, b.expiresAt) ||
        Number(a.kind === "paid") - Number(b.kind === "paid") ||
        compareInstants(a.createdAt, b.createdAt) ||
        // Grants made in the same transaction still burn in one order everywhere.
        (a.id < b.id ? -1 : 1),
    );
}

/**
 * Pays charges from grants in burn order. A grant that cannot cover all charges in its scope is split between them by
 * largest remainder at `digits` decimals. A wallet of 39.00 against 17.72 leaves 21.28 and nothing uncovered.
 * Negative charges take no credit.
 */
export function burnCredits(input: {
  grants: readonly CreditGrant[];
  demands: readonly CreditDemand[];
  at: Instant;
  digits: number;
}): {
  burns: CreditBurn[];
  used: string;
  uncovered: { id: string; amount: string }[];
  balances: Record<string, string>;
} {
  const { digits } = input;
  const open = input.demands.map((demand) => ({ ...demand, left: Decimal.parse(demand.amount) }));
  const balances = new Map(input.grants.map((grant) => [grant.id, Decimal.parse(grant.balance)]));
  const burns: (Omit<CreditBurn, "amount"> & { amount: Decimal })[] = [];
  for (const grant of burnOrder(input.grants, input.at)) {
    const members = open.filter((demand) => demand.left.sign() > 0 && inScope(grant, demand));
    const wanted = sumOf(members.map((demand) => demand.left));
    // Only whole minor units can be split; a sliver below one stays in the grant.
    const balance = balances.get(grant.id)!.round(digits, "down");
    const burned = wanted.compare(balance) > 0 ? balance : wanted;
    const parts = allocate(
      burned,
      members.map((demand) => demand.left),
      digits,
    );
    members.forEach((demand, index) => {
      const amount = parts[index]!;
      if (amount.isZero()) return;
      demand.left = demand.left.minus(amount);
      burns.push({ grantId: grant.id, demandId: demand.id, amount });
    });
    balances.set(grant.id, balances.get(grant.id)!.minus(burned));
  }
  return {
    burns: burns.map((burn) => ({ ...burn, amount: burn.amount.toFixed(digits) })),
    used: sumOf(burns.map((burn) => burn.amount)).toFixed(digits),
    uncovered: open.map(({ id, left }) => ({ id, amount: left.toFixed(digits) })),
    balances: Object.fromEntries([...balances].map(([id, balance]) => [id, balance.toString()])),
  };
}

function inScope(grant: CreditGrant, demand: CreditDemand): boolean {
  return grant.scope === null || demand.keys.some((key) => grant.scope!.includes(key));
}

function compareExpiry(a: Instant | null, b: Instant | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return compareInstants(a, b);
}
