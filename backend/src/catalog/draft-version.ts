import { Injectable } from "@nestjs/common";
import { newId, type Caller, type Tx } from "../platform/index.js";
import { catalogErrors } from "./catalog.errors.js";
import type { PlanVersion } from "./plan.js";
import { PlanReader } from "./plan-reader.js";
import { PlanRepository } from "./plan.repository.js";
import { PlanVersionRepository } from "./plan-version.repository.js";
import type { PlanVersionBody } from "./plan.schemas.js";
import { PublishVersion } from "./publish-version.js";
import { WritePrices } from "./write-prices.js";

/**
 * Adds a plan's next version as a draft, and publishes it if asked. Throws `plan_version.draft_exists`, and `price.invalid`
 * with every error of every price; their fields begin with `fieldPrefix`.
 */
@Injectable()
export class DraftVersion {
  constructor(
    private readonly plans: PlanRepository,
    private readonly versions: PlanVersionRepository,
    private readonly reader: PlanReader,
    private readonly writePrices: WritePrices,
    private readonly publishVersion: PublishVersion,
  ) {}

  async execute(
    tx: Tx,
    caller: Caller,
    planId: string,
    body: PlanVersionBody,
    fieldPrefix = "",
  ): Promise<PlanVersion> {
    const { environmentId } = caller;
    await this.plans.lock(tx, environmentId, planId);
    const id = newId();
    if (!(await this.versions.insert(tx, environmentId, id, planId, body)))
      throw catalogErrors("plan_version.draft_exists");
    await this.writePrices.execute(tx, environmentId, id, body.currency, body.prices, fieldPrefix);
    if (body.publish) await this.publishVersion.execute(tx, caller, id, null, fieldPrefix);
    return this.reader.version(tx, environmentId, id);
  }
}
