import { Injectable } from "@nestjs/common";
import { checkOverride, type PlanVersion } from "../catalog/index.js";
import type { FieldError, Tx } from "../platform/index.js";
import { PriceOverrideRepository } from "./price-override.repository.js";

/** How other contexts read price overrides. */
@Injectable()
export class PriceOverrideReader {
  constructor(private readonly overrides: PriceOverrideRepository) {}

  /** The customer's own parameters by price key; a price without any is left out. */
  async forCustomer(
    tx: Tx,
    environmentId: string,
    customerId: string,
    planId: string,
  ): Promise<Record<string, Record<string, unknown>>> {
    const found = await this.overrides.ofCustomer(tx, environmentId, customerId, planId);
    return Object.fromEntries(found.map(({ priceKey, params }) => [priceKey, params]));
  }

  /** What keeps the customer's overrides from working with a plan version; empty when all is well. */
  async misfits(
    tx: Tx,
    environmentId: string,
    customerId: string,
    version: PlanVersion,
  ): Promise<FieldError[]> {
    const overrides = await this.forCustomer(tx, environmentId, customerId, version.planId);
    return version.prices.flatMap((price) => {
      const override = overrides[price.key];
      return override ? checkOverride(price, version.currency, override, `overrides.${price.key}.`) : [];
    });
  }
}
