import { Injectable } from "@nestjs/common";
import { Database, newId, Outbox, platformErrors, type Caller } from "../platform/index.js";
import { catalogErrors } from "./catalog.errors.js";
import { checkMeter } from "./check-meter.js";
import type { Meter, MeterTerms } from "./meter.js";
import { MeterReader } from "./meter-reader.js";
import { MeterRepository } from "./meter.repository.js";

/**
 * Creates a meter; it reads past events too. Throws `meter.key_taken`, and `request.invalid` with a span for each error in
 * its expressions.
 */
@Injectable()
export class CreateMeter {
  constructor(
    private readonly database: Database,
    private readonly meters: MeterRepository,
    private readonly reader: MeterReader,
    private readonly outbox: Outbox,
  ) {}

  execute({ environmentId }: Caller, terms: MeterTerms): Promise<Meter> {
    const errors = checkMeter(terms);
    if (errors.length > 0) throw platformErrors("request.invalid", { errors });
    return this.database.transaction(async (tx) => {
      const id = newId();
      if (!(await this.meters.insert(tx, environmentId, id, terms))) throw keyTaken(terms.key);
      await this.outbox.append(tx, {
        environmentId,
        aggregate: { type: "meter", id },
        type: "meter.created",
        payload: { meterId: id, key: terms.key },
      });
      return this.reader.get(tx, environmentId, id);
    });
  }
}

const keyTaken = (key: string) =>
  catalogErrors("meter.key_taken", {
    detail: `A meter with the key "${key}" exists already.`,
    errors: [{ field: "key", code: "taken", message: "Another meter has this key; use another one." }],
  });
