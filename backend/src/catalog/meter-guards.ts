import { Injectable } from "@nestjs/common";
import type { Tx } from "../platform/index.js";
import type { Meter } from "./meter.js";

/** Says why a meter must stay ("it counted 12 events"), or null when nothing speaks against deleting it. */
export type MeterGuard = (tx: Tx, meter: Meter) => Promise<string | null>;

/**
 * Who may object to a meter's deletion. The contexts that hold usage come after this one, so they register here in
 * `onModuleInit` what a foreign key on every event would say at a far higher price.
 */
@Injectable()
export class MeterGuards {
  private readonly guards: MeterGuard[] = [];

  register(guard: MeterGuard): void {
    this.guards.push(guard);
  }

  /** The first objection, or null. */
  async objection(tx: Tx, meter: Meter): Promise<string | null> {
    for (const guard of this.guards) {
      const reason = await guard(tx, meter);
      if (reason !== null) return reason;
    }
    return null;
  }
}
