import { Injectable } from "@nestjs/common";
import { Audit } from "../audit/index.js";
import { Database, newId, publicId, type Caller } from "../platform/index.js";
import { catalogErrors } from "./catalog.errors.js";
import { DraftVersion } from "./draft-version.js";
import type { Plan } from "./plan.js";
import { PlanReader } from "./plan-reader.js";
import { PlanRepository } from "./plan.repository.js";
import type { PlanBody } from "./plan.schemas.js";

/** Creates a plan, with its first version if one is given. Throws `plan.key_taken` and what `DraftVersion` does. */
@Injectable()
export class CreatePlan {
  constructor(
    private readonly database: Database,
    private readonly plans: PlanRepository,
    private readonly reader: PlanReader,
    private readonly draftVersion: DraftVersion,
    private readonly audit: Audit,
  ) {}

  execute(caller: Caller, { version, ...terms }: PlanBody): Promise<Plan> {
    const { environmentId, actor } = caller;
    return this.database.transaction(async (tx) => {
      const id = newId();
      if (!(await this.plans.insert(tx, environmentId, id, terms))) throw keyTaken(terms.key);
      const subject = { type: "plan", id: publicId("pln", id) };
      await this.audit.record(tx, {
        environmentId,
        actor,
        action: "plan.created",
        subject,
        detail: { key: terms.key },
      });
      if (version) await this.draftVersion.execute(tx, caller, id, version, "version.");
      return this.reader.resolve(tx, environmentId, subject.id);
    });
  }
}

const keyTaken = (key: string) =>
  catalogErrors("plan.key_taken", {
    detail: `A plan with the key "${key}" exists already.`,
    errors: [{ field: "key", code: "taken", message: "Another plan has this key; use another one." }],
  });
