import { Injectable } from "@nestjs/common";
import { Database, platformErrors, type Caller } from "../platform/index.js";
import { catalogErrors } from "./catalog.errors.js";
import { MeterGuards } from "./meter-guards.js";
import { MeterReader } from "./meter-reader.js";
import { MeterRepository } from "./meter.repository.js";

const SHOWN = 10;

/** Deletes a meter that nothing uses. Throws `resource.in_use` with the prices that use it, and `meter.has_usage`. */
@Injectable()
export class DeleteMeter {
  constructor(
    private readonly database: Database,
    private readonly meters: MeterRepository,
    private readonly reader: MeterReader,
    private readonly guards: MeterGuards,
  ) {}

  execute({ environmentId }: Caller, id: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const meter = await this.reader.get(tx, environmentId, id);
      const uses = await this.meters.usedBy(tx, environmentId, id);
      if (uses.length > 0) throw inUse(meter.key, uses);
      const objection = await this.guards.objection(tx, meter);
      if (objection !== null)
        throw catalogErrors("meter.has_usage", { detail: `"${meter.key}" cannot be deleted: ${objection}.` });
      await this.meters.delete(tx, environmentId, id);
    });
  }
}

const inUse = (key: string, uses: string[]) =>
  platformErrors("resource.in_use", {
    detail: `"${key}" is used by ${uses.length} price${uses.length === 1 ? "" : "s"}.`,
    errors: uses
      .slice(0, SHOWN)
      .map((use) => ({ field: "id", code: "in_use", message: `Used by the price ${use}.` })),
  });
