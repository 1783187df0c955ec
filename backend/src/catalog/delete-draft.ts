import { Injectable } from "@nestjs/common";
import { Database, type Caller } from "../platform/index.js";
import { catalogErrors } from "./catalog.errors.js";
import { PlanReader } from "./plan-reader.js";
import { PlanVersionRepository } from "./plan-version.repository.js";

/** Deletes a draft with its prices. Throws `plan_version.published`. */
@Injectable()
export class DeleteDraft {
  constructor(
    private readonly database: Database,
    private readonly versions: PlanVersionRepository,
    private readonly reader: PlanReader,
  ) {}

  execute({ environmentId }: Caller, id: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      await this.reader.version(tx, environmentId, id);
      if (!(await this.versions.deleteDraft(tx, environmentId, id)))
        throw catalogErrors("plan_version.published");
    });
  }
}
