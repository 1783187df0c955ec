import { Injectable } from "@nestjs/common";
import { assertVersion, Database, platformErrors, type Caller } from "../platform/index.js";
import { catalogErrors } from "./catalog.errors.js";
import type { PlanVersion } from "./plan.js";
import { PlanReader } from "./plan-reader.js";
import { PlanVersionRepository } from "./plan-version.repository.js";
import type { PlanVersionPatch } from "./plan.schemas.js";
import { WritePrices } from "./write-prices.js";

/**
 * Changes a draft. Throws `plan_version.published`, `request.stale_version`, and `price.invalid` with every error of every
 * price.
 */
@Injectable()
export class UpdateDraft {
  constructor(
    private readonly database: Database,
    private readonly versions: PlanVersionRepository,
    private readonly reader: PlanReader,
    private readonly writePrices: WritePrices,
  ) {}

  execute(
    { environmentId }: Caller,
    id: string,
    patch: PlanVersionPatch,
    ifMatch: number | null,
  ): Promise<PlanVersion> {
    return this.database.transaction(async (tx) => {
      const draft = await this.reader.version(tx, environmentId, id);
      assertVersion(ifMatch, draft.version);
      if (draft.status !== "draft") throw catalogErrors("plan_version.published");
      const terms = {
        currency: patch.currency ?? draft.currency,
        interval: patch.interval ?? draft.interval,
        anchor: patch.anchor ?? draft.anchor,
      };
      if (!(await this.versions.update(tx, draft, terms))) throw platformErrors("request.stale_version");
      if (patch.prices) await this.writePrices.execute(tx, environmentId, id, terms.currency, patch.prices);
      return this.reader.version(tx, environmentId, id);
    });
  }
}
