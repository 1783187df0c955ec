import type { Micros } from "../intake/event-time.js";

/** A subscription's right to usage: from `from` until `to` (exclusive; null: open) it prices these meters. */
export type Claim = {
  subscriptionId: string;
  meterKeys: ReadonlySet<string>;
  from: Micros;
  to: Micros | null;
};

export type Interval = { from: Micros; to: Micros | null };

const isAt = ({ from, to }: Interval, at: Micros): boolean => from <= at && (to === null || at < to);

/** How many subscriptions price the meter at an instant. */
export function contenders(claims: readonly Claim[], meterKey: string, at: Micros): number {
  const subscriptions = new Set<string>();
  for (const claim of claims) {
    if (isAt(claim, at) && claim.meterKeys.has(meterKey)) subscriptions.add(claim.subscriptionId);
  }
  return subscriptions.size;
}

/**
 * When a subscription is the one that usage without a named subscription belongs to: it prices the meter, and none that was
 * created before it does. So a subscription made later takes nothing that another one has, or may have, billed.
 * `claims` are in order of creation.
 */
export function ownIntervals(claims: readonly Claim[], subscriptionId: string, meterKey: string): Interval[] {
  const earlier: Interval[] = [];
  let own: Interval[] = [];
  for (const claim of claims) {
    if (claim.subscriptionId > subscriptionId || !claim.meterKeys.has(meterKey)) continue;
    if (claim.subscriptionId === subscriptionId) own.push({ from: claim.from, to: claim.to });
    else earlier.push(claim);
  }
  for (const taken of earlier) own = own.flatMap((interval) => without(interval, taken));
  return own;
}

function without(interval: Interval, taken: Interval): Interval[] {
  const end = interval.to ?? Infinity;
  const takenEnd = taken.to ?? Infinity;
  if (takenEnd <= interval.from || taken.from >= end) return [interval];
  const rest: Interval[] = [];
  if (taken.from > interval.from) rest.push({ from: interval.from, to: taken.from });
  if (takenEnd < end) rest.push({ from: takenEnd, to: interval.to });
  return rest;
}
