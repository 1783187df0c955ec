import { Injectable } from "@nestjs/common";
import { CustomerReader } from "../../customers/index.js";
import { publicId, type Tx } from "../../platform/index.js";
import { SubscriptionReader } from "../../subscriptions/index.js";
import { ClaimReader } from "./claim-reader.js";
import type { Claim } from "./claims.js";

/** What ingest must know of a customer. */
export type CustomerAccount = {
  id: string;
  /** By everything an event may call a subscription: `sub_…` or external id. */
  subscriptions: ReadonlyMap<string, string>;
  /** In order of the subscriptions' creation. */
  claims: readonly Claim[];
};

type Known = { since: number; accounts: Map<string, CustomerAccount> };

/** Requests that name more customers than this may be answered from memory: for single events, what was just created counts. */
const ALWAYS_FRESH = 50;
const REMEMBERED_MS = 1_000;
const MOST_ENVIRONMENTS = 200;

/**
 * Customers by the references that events use. A stream of large batches is served from memory for up to a second. What is
 * not found is never remembered, so an event can follow its customer's creation at once; and a stale subscription list costs
 * nothing, since whose usage it is gets decided when it is read.
 */
@Injectable()
export class CustomerDirectory {
  private readonly known = new Map<string, Known>();

  constructor(
    private readonly customers: CustomerReader,
    private readonly subscriptions: SubscriptionReader,
    private readonly claims: ClaimReader,
  ) {}

  /** The account of each reference; what nobody has is left out. */
  async resolve(
    tx: Tx,
    environmentId: string,
    references: ReadonlySet<string>,
  ): Promise<Map<string, CustomerAccount>> {
    if (references.size <= ALWAYS_FRESH) return this.read(tx, environmentId, [...references]);
    const { accounts } = this.memory(environmentId);
    const missing = [...references].filter((reference) => !accounts.has(reference));
    if (missing.length > 0) {
      for (const [reference, account] of await this.read(tx, environmentId, missing))
        accounts.set(reference, account);
    }
    return accounts;
  }

  private async read(
    tx: Tx,
    environmentId: string,
    references: string[],
  ): Promise<Map<string, CustomerAccount>> {
    const ids = await this.customers.resolveMany(tx, environmentId, references);
    const subscriptions = await this.subscriptions.forCustomers(tx, environmentId, [
      ...new Set(ids.values()),
    ]);
    const byId = new Map<string, CustomerAccount>();
    for (const [id, own] of subscriptions) {
      const names = new Map<string, string>();
      for (const subscription of own) {
        names.set(publicId("sub", subscription.id), subscription.id);
        if (subscription.externalId !== null) names.set(subscription.externalId, subscription.id);
      }
      byId.set(id, { id, subscriptions: names, claims: await this.claims.claimsOf(tx, environmentId, own) });
    }
    return new Map([...ids].map(([reference, id]) => [reference, byId.get(id)!]));
  }

  private memory(environmentId: string): Known {
    const known = this.known.get(environmentId);
    if (known && Date.now() - known.since < REMEMBERED_MS) return known;
    if (this.known.size >= MOST_ENVIRONMENTS) this.known.clear();
    const fresh = { since: Date.now(), accounts: new Map<string, CustomerAccount>() };
    this.known.set(environmentId, fresh);
    return fresh;
  }
}
