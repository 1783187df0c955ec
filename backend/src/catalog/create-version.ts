import { Injectable } from "@nestjs/common";
import { Database, type Caller } from "../platform/index.js";
import { catalogErrors } from "./catalog.errors.js";
import { DraftVersion } from "./draft-version.js";
import type { PlanVersion } from "./plan.js";
import { PlanReader } from "./plan-reader.js";
import type { PlanVersionBody } from "./plan.schemas.js";

/** Adds a version to a plan. Throws `plan.not_found`, `plan.archived` and what `DraftVersion` does. */
@Injectable()
export class CreateVersion {
  constructor(
    private readonly database: Database,
    private readonly reader: PlanReader,
    private readonly draftVersion: DraftVersion,
  ) {}

  execute(caller: Caller, planReference: string, body: PlanVersionBody): Promise<PlanVersion> {
    return this.database.transaction(async (tx) => {
      const plan = await this.reader.resolve(tx, caller.environmentId, planReference);
      if (plan.archivedAt !== null) throw catalogErrors("plan.archived");
      return this.draftVersion.execute(tx, caller, plan.id, body);
    });
  }
}
