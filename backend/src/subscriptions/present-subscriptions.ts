import { Injectable } from "@nestjs/common";
import { PlanReader, type PlanVersionLabel } from "../catalog/index.js";
import { CustomerReader } from "../customers/index.js";
import { Clock, Database, publicId } from "../platform/index.js";
import { pendingChange, type PendingChange } from "./pending-change.js";
import type { Subscription, SubscriptionPlan } from "./subscription.js";
import { periodContaining, planAt } from "./subscription-periods.js";
import type { SubscriptionResponse } from "./subscriptions.schemas.js";

type PlanEntry = SubscriptionResponse["plan"];

/** Subscriptions as the API gives them, as of the environment's clock. */
@Injectable()
export class PresentSubscriptions {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly plans: PlanReader,
    private readonly customers: CustomerReader,
  ) {}

  async execute(
    environmentId: string,
    subscriptions: readonly Subscription[],
  ): Promise<SubscriptionResponse[]> {
    const now = await this.clock.now(environmentId);
    const versionIds = new Set(subscriptions.flatMap(({ plans }) => plans.map((plan) => plan.planVersionId)));
    const labels = await this.plans.labels(this.database.reader, environmentId, [...versionIds]);
    const names = await this.customers.names(
      this.database.reader,
      environmentId,
      subscriptions.map(({ customerId }) => customerId),
    );
    return subscriptions.map((subscription) => ({
      ...present(subscription, now, (plan) => planEntry(plan, labels)),
      customerName: names.get(subscription.customerId) ?? "",
    }));
  }

  /** The same for one. */
  async one(subscription: Subscription): Promise<SubscriptionResponse> {
    const [response] = await this.execute(subscription.environmentId, [subscription]);
    if (!response) throw new Error("a subscription that cannot be shown");
    return response;
  }
}

function present(
  subscription: Subscription,
  now: string,
  entry: (plan: SubscriptionPlan) => PlanEntry,
): Omit<SubscriptionResponse, "customerName"> {
  const { id, customerId, externalId, status, startAt, endsAt, timeZone, metadata, createdAt, version } =
    subscription;
  const period = periodContaining(subscription, now);
  return {
    id: publicId("sub", id),
    externalId,
    customerId: publicId("cus", customerId),
    status,
    plan: entry(planAt(subscription, now)),
    startAt,
    endsAt,
    currentPeriod: period && { start: period.start, end: period.end },
    pendingChange: presentChange(pendingChange(subscription, now), entry),
    plans: subscription.plans.map(entry),
    timeZone,
    metadata,
    createdAt,
    version,
  };
}

function presentChange(
  change: PendingChange | null,
  entry: (plan: SubscriptionPlan) => PlanEntry,
): SubscriptionResponse["pendingChange"] {
  return change?.kind === "plan" ? { ...change, plan: entry(change.plan) } : change;
}

function planEntry(plan: SubscriptionPlan, labels: ReadonlyMap<string, PlanVersionLabel>): PlanEntry {
  const label = labels.get(plan.planVersionId);
  if (!label) throw new Error("a subscription on a plan version that is not there");
  return {
    planId: publicId("pln", plan.planId),
    planKey: label.planKey,
    planName: label.planName,
    planVersionId: publicId("plv", plan.planVersionId),
    version: label.number,
    fromAt: plan.fromAt,
  };
}
