import { Injectable } from "@nestjs/common";
import { Database, type Caller } from "../platform/index.js";
import type { Meter } from "./meter.js";
import { MeterReader } from "./meter-reader.js";
import { MeterRepository } from "./meter.repository.js";

/**
 * Hides a meter from lists and from new plan versions, or brings it back. It goes on counting for the versions that price
 * it. Doing it twice changes nothing.
 */
@Injectable()
export class ArchiveMeter {
  constructor(
    private readonly database: Database,
    private readonly meters: MeterRepository,
    private readonly reader: MeterReader,
  ) {}

  execute({ environmentId }: Caller, id: string, archived: boolean): Promise<Meter> {
    return this.database.transaction(async (tx) => {
      await this.meters.setArchived(tx, environmentId, id, archived);
      return this.reader.get(tx, environmentId, id);
    });
  }
}
