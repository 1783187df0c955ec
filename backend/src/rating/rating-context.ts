import { Injectable } from "@nestjs/common";
import { MeterReader, PlanReader, type Meter, type PlanVersion, type Price } from "../catalog/index.js";
import { CustomerReader, PriceOverrideReader, withOverride, type Customer } from "../customers/index.js";
import { together, type Tx } from "../platform/index.js";
import type { Params } from "./rated-line.js";
import { SubscriptionReader, type Subscription } from "../subscriptions/index.js";

/** Whom a price is rated for. */
export type RatingSubject = { environmentId: string; customer: Customer; subscription: Subscription };

/** A plan version as one customer has it. */
export type PlanTerms = {
  plan: PlanVersion;
  /** Meters that its prices read. */
  meters: Meter[];
  /** By price id: parameters with the customer's overrides. */
  params: Map<string, Params>;
  /** By price id: what is counted, where the price reads one meter only. */
  units: Map<string, string | null>;
};

/** Reads what rating needs to know besides usage. */
@Injectable()
export class RatingContext {
  constructor(
    private readonly customers: CustomerReader,
    private readonly subscriptions: SubscriptionReader,
    private readonly overrides: PriceOverrideReader,
    private readonly plans: PlanReader,
    private readonly meters: MeterReader,
  ) {}

  async subject(
    tx: Tx,
    environmentId: string,
    { customerId, subscriptionId }: { customerId: string; subscriptionId: string },
  ): Promise<RatingSubject> {
    const [subscription, customer] = await together(
      this.subscriptions.get(tx, environmentId, subscriptionId),
      this.customers.get(tx, environmentId, customerId),
    );
    return { environmentId, customer, subscription };
  }

  async terms(tx: Tx, environmentId: string, customerId: string, planVersionId: string): Promise<PlanTerms> {
    const plan = await this.plans.version(tx, environmentId, planVersionId);
    const keys = [...new Set(plan.prices.flatMap((price) => price.meterKeys))];
    const [overrides, meters] = await together(
      this.overrides.forCustomer(tx, environmentId, customerId, plan.planId),
      this.meters.getByKeys(tx, environmentId, keys),
    );
    const unitByMeter = new Map(meters.map((meter) => [meter.key, meter.unit]));
    return {
      plan,
      meters,
      params: new Map(
        plan.prices.map((price) => [price.id, withOverride(price.params, overrides[price.key])]),
      ),
      units: new Map(plan.prices.map((price) => [price.id, unitOf(price, unitByMeter)])),
    };
  }
}

function unitOf({ meterKeys }: Price, unitByMeter: ReadonlyMap<string, string | null>): string | null {
  const [only, ...others] = meterKeys;
  return only === undefined || others.length > 0 ? null : (unitByMeter.get(only) ?? null);
}
