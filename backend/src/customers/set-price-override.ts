import { Injectable } from "@nestjs/common";
import { Audit } from "../audit/index.js";
import { checkOverride, PlanReader } from "../catalog/index.js";
import {
  assertVersion,
  Database,
  platformErrors,
  publicId,
  type Caller,
  type Tx,
} from "../platform/index.js";
import { CustomerReader } from "./customer-reader.js";
import { customersErrors } from "./customers.errors.js";
import type { PriceOverride } from "./price-override.js";
import { PriceOverrideRepository } from "./price-override.repository.js";

export type OverrideTarget = { customer: string; plan: string; price: string };

/**
 * Gives a customer parameters of their own for a price, from the next period that is rated on. Throws `customer.not_found`,
 * `plan.not_found`, `price_override.unknown_price`, `request.stale_version`, and `price_override.invalid` with every error.
 */
@Injectable()
export class SetPriceOverride {
  constructor(
    private readonly database: Database,
    private readonly customers: CustomerReader,
    private readonly plans: PlanReader,
    private readonly overrides: PriceOverrideRepository,
    private readonly audit: Audit,
  ) {}

  execute(
    { environmentId, actor }: Caller,
    target: OverrideTarget,
    params: Record<string, unknown>,
    ifMatch: number | null,
  ): Promise<PriceOverride> {
    return this.database.transaction(async (tx) => {
      const { id: customerId } = await this.customers.resolve(tx, environmentId, target.customer);
      const plan = await this.plans.resolve(tx, environmentId, target.plan);
      const found = await this.plans.priceByKey(tx, environmentId, plan.id, target.price);
      if (!found)
        throw customersErrors("price_override.unknown_price", {
          detail: `"${plan.key}" has no price "${target.price}".`,
        });
      const errors = checkOverride(found.price, found.currency, params, "");
      if (errors.length > 0) throw customersErrors("price_override.invalid", { errors });

      const key = { environmentId, customerId, planId: plan.id, priceKey: target.price };
      await this.write(tx, key, params, ifMatch);
      await this.audit.record(tx, {
        environmentId,
        actor,
        action: "price_override.set",
        subject: { type: "customer", id: publicId("cus", customerId) },
        detail: { plan: plan.key, price: target.price, params },
      });
      const written = await this.overrides.get(tx, key);
      if (!written) throw new Error("a price override vanished within its transaction");
      return written;
    });
  }

  private async write(
    tx: Tx,
    key: Pick<PriceOverride, "environmentId" | "customerId" | "planId" | "priceKey">,
    params: Record<string, unknown>,
    ifMatch: number | null,
  ): Promise<void> {
    const standing = await this.overrides.get(tx, key);
    assertVersion(ifMatch, standing?.version ?? 0);
    const isWritten = standing
      ? await this.overrides.update(tx, standing, params)
      : await this.overrides.insert(tx, key, params);
    if (!isWritten) throw platformErrors("request.stale_version");
  }
}
