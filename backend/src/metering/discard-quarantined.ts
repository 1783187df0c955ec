import { Injectable } from "@nestjs/common";
import { Audit } from "../audit/index.js";
import { Clock, Database, publicId, type Caller } from "../platform/index.js";
import { meteringErrors } from "./metering.errors.js";
import { QuarantineRepository, type QuarantinedEvent } from "./quarantine.repository.js";
import { transition } from "./quarantined-event.states.js";

/** Decides that a quarantined event will not be counted. It stays to be seen, and its id stays taken. */
@Injectable()
export class DiscardQuarantined {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly quarantine: QuarantineRepository,
    private readonly audit: Audit,
  ) {}

  /** Throws `quarantine.not_found`, `state.not_allowed`. */
  execute({ environmentId, actor }: Caller, id: string, reason: string): Promise<QuarantinedEvent> {
    return this.database.transaction(async (tx) => {
      const held = await this.quarantine.lock(tx, environmentId, id);
      if (!held)
        throw meteringErrors("quarantine.not_found", {
          detail: `No ${publicId("qrt", id)} in this environment.`,
        });
      await transition(tx, held, "discarded", await this.clock.now(environmentId, tx), reason);
      await this.audit.record(tx, {
        environmentId,
        actor,
        action: "quarantine.discarded",
        subject: { type: "quarantined_event", id: publicId("qrt", id) },
        detail: { eventId: held.eventId, reason },
      });
      const after = await this.quarantine.get(tx, environmentId, id);
      return after!;
    });
  }
}
