import { Injectable } from "@nestjs/common";
import { assertUnreferenced, Database, type Caller } from "../platform/index.js";
import { PlanReader } from "./plan-reader.js";
import { PlanRepository } from "./plan.repository.js";
import { PlanVersionRepository } from "./plan-version.repository.js";

/** Deletes a plan that was never published, with its draft. Throws `resource.in_use`, naming what uses it. */
@Injectable()
export class DeletePlan {
  constructor(
    private readonly database: Database,
    private readonly plans: PlanRepository,
    private readonly versions: PlanVersionRepository,
    private readonly reader: PlanReader,
  ) {}

  execute({ environmentId }: Caller, reference: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const { id } = await this.reader.resolve(tx, environmentId, reference);
      await this.versions.deleteDraftsOf(tx, environmentId, id);
      await assertUnreferenced(tx, "plan", environmentId, id);
      await this.plans.delete(tx, environmentId, id);
    });
  }
}
