import { Injectable } from "@nestjs/common";
import { PlanReader } from "../catalog/index.js";
import { CustomerReader } from "../customers/index.js";
import { Clock, Database, readIdCursor, toPage, type Caller, type Page } from "../platform/index.js";
import type { Subscription } from "./subscription.js";
import { SubscriptionRepository } from "./subscription.repository.js";
import type { SubscriptionListQuery } from "./subscriptions.schemas.js";

/** One page of subscriptions, newest first. Throws `customer.not_found` and `plan.not_found` for an unknown filter. */
@Injectable()
export class ListSubscriptions {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly customers: CustomerReader,
    private readonly plans: PlanReader,
    private readonly subscriptions: SubscriptionRepository,
  ) {}

  async execute({ environmentId }: Caller, query: SubscriptionListQuery): Promise<Page<Subscription>> {
    const tx = this.database.reader;
    const customer = query.customer ? await this.customers.resolve(tx, environmentId, query.customer) : null;
    const plan = query.plan ? await this.plans.resolve(tx, environmentId, query.plan) : null;
    const found = await this.subscriptions.list(tx, environmentId, {
      customerId: customer?.id ?? null,
      planId: plan?.id ?? null,
      on: query.planVersion
        ? { planVersionId: query.planVersion, at: await this.clock.now(environmentId) }
        : null,
      status: query.status ?? null,
      after: readIdCursor(query.cursor),
      limit: query.limit,
    });
    return toPage(found, query.limit, (subscription) => [subscription.id]);
  }
}
