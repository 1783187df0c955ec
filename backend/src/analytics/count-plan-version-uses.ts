import { Injectable } from "@nestjs/common";
import { PlanReader } from "../catalog/index.js";
import { Clock, Database, publicId } from "../platform/index.js";
import { PlanVersionUsesRepository } from "./plan-version-uses.repository.js";
import type { PlanVersionUses } from "./plan-version-uses.schemas.js";

/** How many subscriptions are on which version of a plan. */
@Injectable()
export class CountPlanVersionUses {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly plans: PlanReader,
    private readonly repository: PlanVersionUsesRepository,
  ) {}

  /** Throws `plan.not_found`. */
  async execute(environmentId: string, reference: string): Promise<PlanVersionUses> {
    const tx = this.database.reader;
    const plan = await this.plans.resolve(tx, environmentId, reference);
    const now = await this.clock.now(environmentId);
    const found = await this.repository.ofPlan(tx, environmentId, plan.id, now);
    return { data: found.map((row) => ({ ...row, planVersion: publicId("plv", row.planVersion) })) };
  }
}
