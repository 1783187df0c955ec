import { compareInstants, type Instant } from "@atlas/rules";
import { Injectable } from "@nestjs/common";
import type { PlanVersion } from "../catalog/index.js";
import { CustomerReader, FixCurrency } from "../customers/index.js";
import { Clock, Database, Locks, newId, Outbox, type Caller } from "../platform/index.js";
import { ChoosePlanVersion } from "./choose-plan-version.js";
import { assertStartInRange, normaliseStart } from "./normalise-start.js";
import type { Subscription, SubscriptionPlan } from "./subscription.js";
import { asConflict } from "./subscription-conflicts.js";
import { SubscriptionReader } from "./subscription-reader.js";
import { SubscriptionRepository } from "./subscription.repository.js";
import { subscriptionsErrors } from "./subscriptions.errors.js";
import type { SubscriptionBody } from "./subscriptions.schemas.js";

/**
 * Puts a customer on a plan. Throws what `ChoosePlanVersion` does, and `customer.not_found`,
 * `subscription.customer_archived`, `subscription.start_out_of_range`, `subscription.exists`,
 * `subscription.external_id_taken`.
 */
@Injectable()
export class CreateSubscription {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly customers: CustomerReader,
    private readonly fixCurrency: FixCurrency,
    private readonly choosePlanVersion: ChoosePlanVersion,
    private readonly subscriptions: SubscriptionRepository,
    private readonly reader: SubscriptionReader,
    private readonly outbox: Outbox,
  ) {}

  async execute(caller: Caller, body: SubscriptionBody): Promise<Subscription> {
    try {
      return await this.create(caller, body);
    } catch (error) {
      throw asConflict(error);
    }
  }

  private create({ environmentId }: Caller, body: SubscriptionBody): Promise<Subscription> {
    return this.database.transaction(async (tx) => {
      const { id: customerId } = await this.customers.resolve(tx, environmentId, body.customer);
      await Locks.customer(tx, environmentId, customerId);
      // Its row is locked too, since an update of the customer takes no customer lock: the currency checked is the one fixed.
      await this.fixCurrency.execute(tx, environmentId, customerId);
      const customer = await this.customers.get(tx, environmentId, customerId);
      if (customer.archivedAt !== null) throw subscriptionsErrors("subscription.customer_archived");
      const version = await this.choosePlanVersion.execute(tx, customer, body.plan, body.version);
      const now = await this.clock.now(environmentId, tx);
      const startAt = normaliseStart(body.startAt, now, customer.timeZone);
      assertStartInRange({ ...version, startAt, timeZone: customer.timeZone }, now);

      const id = newId();
      const status = compareInstants(startAt, now) <= 0 ? ("active" as const) : ("future" as const);
      const { timeZone } = customer;
      const { externalId, metadata } = body;
      const row = { environmentId, id, customerId, externalId, status, startAt, timeZone, metadata };
      await this.subscriptions.insert(tx, row, firstPlan(version, startAt));
      await this.outbox.append(tx, {
        environmentId,
        aggregate: { type: "subscription", id },
        type: "subscription.created",
        payload: { subscriptionId: id, customerId, startAt, planVersionId: version.id },
      });
      return this.reader.get(tx, environmentId, id);
    });
  }
}

const firstPlan = (version: PlanVersion, startAt: Instant): SubscriptionPlan => ({
  fromAt: startAt,
  planId: version.planId,
  planVersionId: version.id,
  interval: version.interval,
  anchor: version.anchor,
  anchorAt: startAt,
});
