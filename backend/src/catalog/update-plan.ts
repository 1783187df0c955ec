import { Injectable } from "@nestjs/common";
import { assertVersion, Database, platformErrors, type Caller } from "../platform/index.js";
import type { Plan } from "./plan.js";
import { PlanReader } from "./plan-reader.js";
import { PlanRepository } from "./plan.repository.js";
import type { PlanPatch } from "./plan.schemas.js";

/** Changes what people read of a plan. Throws `request.stale_version`. */
@Injectable()
export class UpdatePlan {
  constructor(
    private readonly database: Database,
    private readonly plans: PlanRepository,
    private readonly reader: PlanReader,
  ) {}

  execute(
    { environmentId }: Caller,
    reference: string,
    patch: PlanPatch,
    ifMatch: number | null,
  ): Promise<Plan> {
    return this.database.transaction(async (tx) => {
      const plan = await this.reader.resolve(tx, environmentId, reference);
      assertVersion(ifMatch, plan.version);
      const terms = {
        name: patch.name ?? plan.name,
        description: patch.description === undefined ? plan.description : patch.description,
        metadata: patch.metadata ?? plan.metadata,
      };
      if (!(await this.plans.update(tx, plan, terms))) throw platformErrors("request.stale_version");
      return this.reader.resolve(tx, environmentId, plan.key);
    });
  }
}
