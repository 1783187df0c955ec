import type { BillingSchedule, Instant } from "@atlas/rules";
import { Injectable } from "@nestjs/common";
import { parsePublicId, publicId, type Tx } from "../platform/index.js";
import type { Subscription } from "./subscription.js";
import { planAt, scheduleAt } from "./subscription-periods.js";
import { SubscriptionRepository } from "./subscription.repository.js";
import { subscriptionsErrors } from "./subscriptions.errors.js";

/** How other contexts read subscriptions. */
@Injectable()
export class SubscriptionReader {
  constructor(private readonly subscriptions: SubscriptionRepository) {}

  /** Throws `subscription.not_found`. */
  async get(tx: Tx, environmentId: string, id: string): Promise<Subscription> {
    return found(await this.subscriptions.byId(tx, environmentId, id), publicId("sub", id));
  }

  /** By `sub_…` or external id; throws `subscription.not_found`. */
  async resolve(tx: Tx, environmentId: string, reference: string): Promise<Subscription> {
    const id = parsePublicId("sub", reference);
    const subscription = id
      ? await this.subscriptions.byId(tx, environmentId, id)
      : await this.subscriptions.byExternalId(tx, environmentId, reference);
    return found(subscription, reference);
  }

  /** All of a customer, ended ones too; earliest start first. */
  async forCustomer(tx: Tx, environmentId: string, customerId: string): Promise<Subscription[]> {
    return this.subscriptions.ofCustomers(tx, environmentId, [customerId]);
  }

  /** Those of several customers at once, by one query; a customer without one has an empty list. */
  async forCustomers(
    tx: Tx,
    environmentId: string,
    customerIds: readonly string[],
  ): Promise<Map<string, Subscription[]>> {
    const all = await this.subscriptions.ofCustomers(tx, environmentId, customerIds);
    const byCustomer = new Map<string, Subscription[]>(customerIds.map((id) => [id, []]));
    for (const subscription of all) byCustomer.get(subscription.customerId)?.push(subscription);
    return byCustomer;
  }

  /** When its periods begin and end under the plan that holds at `at` (unless given, at the last boundary a run applied). */
  schedule(subscription: Subscription, at?: Instant): BillingSchedule {
    return scheduleAt(subscription, at ?? subscription.lastBoundary ?? subscription.startAt);
  }

  /** The plan version that holds at an instant; before the start, the first. Throws `subscription.not_found`. */
  async planVersionAt(tx: Tx, environmentId: string, subscriptionId: string, at: Instant): Promise<string> {
    return planAt(await this.get(tx, environmentId, subscriptionId), at).planVersionId;
  }
}

function found(subscription: Subscription | null, reference: string): Subscription {
  if (subscription) return subscription;
  throw subscriptionsErrors("subscription.not_found", {
    detail: `No subscription "${reference}" in this environment.`,
  });
}
