import { Injectable } from "@nestjs/common";
import { PlanReader } from "../../catalog/index.js";
import type { Tx } from "../../platform/index.js";
import { SubscriptionReader, type Subscription } from "../../subscriptions/index.js";
import { readInstant, type Micros } from "../intake/event-time.js";
import type { Claim } from "./claims.js";

const MOST_REMEMBERED = 10_000;

/** Who prices what, when: the claims of customers' subscriptions on their usage. */
@Injectable()
export class ClaimReader {
  // A published plan version never changes, so what it prices may be remembered for good.
  private readonly meterKeys = new Map<string, ReadonlySet<string>>();

  constructor(
    private readonly subscriptions: SubscriptionReader,
    private readonly plans: PlanReader,
  ) {}

  /** Claims of one customer, in order of the subscriptions' creation. */
  async forCustomer(tx: Tx, environmentId: string, customerId: string): Promise<Claim[]> {
    return this.claimsOf(
      tx,
      environmentId,
      await this.subscriptions.forCustomer(tx, environmentId, customerId),
    );
  }

  /** Claims of subscriptions of one customer, in order of their creation. */
  async claimsOf(tx: Tx, environmentId: string, subscriptions: readonly Subscription[]): Promise<Claim[]> {
    const claims: Claim[] = [];
    // UUIDv7: the order of ids is that of creation.
    for (const { id, plans, endsAt } of [...subscriptions].sort((a, b) => (a.id < b.id ? -1 : 1))) {
      for (const [index, plan] of plans.entries()) {
        const until = earliest(plans[index + 1]?.fromAt ?? null, endsAt);
        const from = micros(plan.fromAt);
        if (until !== null && until <= from) continue;
        claims.push({
          subscriptionId: id,
          meterKeys: await this.pricedBy(tx, environmentId, plan.planVersionId),
          from,
          to: until,
        });
      }
    }
    return claims;
  }

  private async pricedBy(tx: Tx, environmentId: string, planVersionId: string): Promise<ReadonlySet<string>> {
    const key = `${environmentId}/${planVersionId}`;
    const known = this.meterKeys.get(key);
    if (known) return known;
    const version = await this.plans.version(tx, environmentId, planVersionId);
    const keys = new Set(version.prices.flatMap((price) => price.meterKeys));
    if (this.meterKeys.size >= MOST_REMEMBERED) this.meterKeys.clear();
    if (version.status === "published") this.meterKeys.set(key, keys);
    return keys;
  }
}

function earliest(one: string | null, other: string | null): Micros | null {
  if (one === null || other === null) return one === null && other === null ? null : micros(one ?? other!);
  return Math.min(micros(one), micros(other));
}

function micros(instant: string): Micros {
  const read = readInstant(instant);
  if (read === null) throw new Error(`"${instant}" is not an instant`);
  return read;
}
