import { Injectable } from "@nestjs/common";
import { publicId, type Tx } from "../platform/index.js";
import { catalogErrors } from "./catalog.errors.js";
import type { Meter } from "./meter.js";
import { MeterRepository } from "./meter.repository.js";

/** How other contexts read meters. */
@Injectable()
export class MeterReader {
  constructor(private readonly meters: MeterRepository) {}

  /** Every meter, archived ones included: they go on counting for the plan versions that price them. Oldest first. */
  async list(tx: Tx, environmentId: string): Promise<Meter[]> {
    return this.meters.all(tx, environmentId);
  }

  /** The meters of these keys, in key order; a key that no meter has is left out. */
  async getByKeys(tx: Tx, environmentId: string, keys: readonly string[]): Promise<Meter[]> {
    return this.meters.byKeys(tx, environmentId, keys);
  }

  /** Throws `meter.not_found`. */
  async get(tx: Tx, environmentId: string, id: string): Promise<Meter> {
    const meter = await this.meters.byId(tx, environmentId, id);
    if (!meter)
      throw catalogErrors("meter.not_found", {
        detail: `No meter ${publicId("mtr", id)} in this environment.`,
      });
    return meter;
  }
}
