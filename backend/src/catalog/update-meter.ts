import { Injectable } from "@nestjs/common";
import { assertVersion, Database, platformErrors, type Caller } from "../platform/index.js";
import type { Meter } from "./meter.js";
import { MeterReader } from "./meter-reader.js";
import { MeterRepository } from "./meter.repository.js";
import type { MeterPatch } from "./meter.schemas.js";

/** Changes what people read of a meter. Throws `request.stale_version`. */
@Injectable()
export class UpdateMeter {
  constructor(
    private readonly database: Database,
    private readonly meters: MeterRepository,
    private readonly reader: MeterReader,
  ) {}

  execute({ environmentId }: Caller, id: string, patch: MeterPatch, ifMatch: number | null): Promise<Meter> {
    return this.database.transaction(async (tx) => {
      const meter = await this.reader.get(tx, environmentId, id);
      assertVersion(ifMatch, meter.version);
      const unit = patch.unit === undefined ? meter.unit : patch.unit;
      if (!(await this.meters.rename(tx, meter, patch.name ?? meter.name, unit)))
        throw platformErrors("request.stale_version");
      return this.reader.get(tx, environmentId, id);
    });
  }
}
