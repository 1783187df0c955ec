import { Injectable } from "@nestjs/common";
import { Audit } from "../audit/index.js";
import { Database, publicId, type Caller } from "../platform/index.js";
import type { Plan } from "./plan.js";
import { PlanReader } from "./plan-reader.js";
import { PlanRepository } from "./plan.repository.js";

/**
 * Takes a plan off sale, or puts it on again. Subscriptions to it go on. Doing it twice changes nothing.
 */
@Injectable()
export class ArchivePlan {
  constructor(
    private readonly database: Database,
    private readonly plans: PlanRepository,
    private readonly reader: PlanReader,
    private readonly audit: Audit,
  ) {}

  execute({ environmentId, actor }: Caller, reference: string, archived: boolean): Promise<Plan> {
    return this.database.transaction(async (tx) => {
      const plan = await this.reader.resolve(tx, environmentId, reference);
      if ((plan.archivedAt !== null) === archived) return plan;
      await this.plans.setArchived(tx, environmentId, plan.id, archived);
      await this.audit.record(tx, {
        environmentId,
        actor,
        action: archived ? "plan.archived" : "plan.restored",
        subject: { type: "plan", id: publicId("pln", plan.id) },
      });
      return this.reader.resolve(tx, environmentId, plan.key);
    });
  }
}
