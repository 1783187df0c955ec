import { Injectable } from "@nestjs/common";
import { PlanReader } from "../catalog/index.js";
import { Database, type Caller } from "../platform/index.js";
import { CustomerReader } from "./customer-reader.js";
import type { PriceOverride } from "./price-override.js";
import { PriceOverrideRepository } from "./price-override.repository.js";

/** A customer's overrides, of all plans or of one. */
@Injectable()
export class ListPriceOverrides {
  constructor(
    private readonly database: Database,
    private readonly customers: CustomerReader,
    private readonly plans: PlanReader,
    private readonly overrides: PriceOverrideRepository,
  ) {}

  async execute(
    { environmentId }: Caller,
    customer: string,
    plan: string | undefined,
  ): Promise<PriceOverride[]> {
    const tx = this.database.reader;
    const { id } = await this.customers.resolve(tx, environmentId, customer);
    const only = plan === undefined ? null : await this.plans.resolve(tx, environmentId, plan);
    return this.overrides.ofCustomer(tx, environmentId, id, only?.id ?? null);
  }
}
