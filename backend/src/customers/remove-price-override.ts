import { Injectable } from "@nestjs/common";
import { Audit } from "../audit/index.js";
import { PlanReader } from "../catalog/index.js";
import { Database, publicId, type Caller } from "../platform/index.js";
import { CustomerReader } from "./customer-reader.js";
import { customersErrors } from "./customers.errors.js";
import { PriceOverrideRepository } from "./price-override.repository.js";
import type { OverrideTarget } from "./set-price-override.js";

/** Gives a customer the plan's own parameters again. Throws `price_override.not_found`. */
@Injectable()
export class RemovePriceOverride {
  constructor(
    private readonly database: Database,
    private readonly customers: CustomerReader,
    private readonly plans: PlanReader,
    private readonly overrides: PriceOverrideRepository,
    private readonly audit: Audit,
  ) {}

  execute({ environmentId, actor }: Caller, target: OverrideTarget): Promise<void> {
    return this.database.transaction(async (tx) => {
      const { id: customerId } = await this.customers.resolve(tx, environmentId, target.customer);
      const plan = await this.plans.resolve(tx, environmentId, target.plan);
      const key = { environmentId, customerId, planId: plan.id, priceKey: target.price };
      if (!(await this.overrides.delete(tx, key))) throw customersErrors("price_override.not_found");
      await this.audit.record(tx, {
        environmentId,
        actor,
        action: "price_override.removed",
        subject: { type: "customer", id: publicId("cus", customerId) },
        detail: { plan: plan.key, price: target.price },
      });
    });
  }
}
