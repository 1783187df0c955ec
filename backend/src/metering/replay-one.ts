import { Injectable } from "@nestjs/common";
import { Audit } from "../audit/index.js";
import { Database, platformErrors, publicId, type Caller } from "../platform/index.js";
import { IngestSessions } from "./ingest-session.js";
import { untimely } from "./assess-event.js";
import { judgeEvent, type RawEvent } from "./intake/judge-event.js";
import type { JsonValue } from "./intake/json-value.js";
import { readJson } from "./intake/read-json.js";
import type { IngestSession } from "./ingest-session.js";
import { meteringErrors } from "./metering.errors.js";
import {
  QuarantineRepository,
  type QuarantinedEvent,
  type QuarantineRepair,
} from "./quarantine.repository.js";
import { quarantineStates } from "./quarantined-event.states.js";
import type { RepairBody } from "./quarantine.schemas.js";
import { ReplayQuarantined } from "./replay-quarantined.js";

/** Corrects a quarantined event, if there is something to correct, and tries it again. */
@Injectable()
export class ReplayOne {
  constructor(
    private readonly database: Database,
    private readonly sessions: IngestSessions,
    private readonly quarantine: QuarantineRepository,
    private readonly replay: ReplayQuarantined,
    private readonly audit: Audit,
  ) {}

  /** Gives the event as it is then, counted or still waiting. Throws `quarantine.not_found`, `state.not_allowed`. */
  execute(caller: Caller, id: string, { event }: RepairBody): Promise<QuarantinedEvent> {
    const { environmentId } = caller;
    return this.database.transaction(async (tx) => {
      const session = await this.sessions.open(tx, environmentId);
      const held = await this.quarantine.lock(tx, environmentId, id);
      if (!held)
        throw meteringErrors("quarantine.not_found", {
          detail: `No ${publicId("qrt", id)} in this environment.`,
        });
      quarantineStates.assert(held.status, "replayed");
      let tried = held;
      if (event) {
        const repair = repaired(session, held, event);
        await this.quarantine.repair(tx, environmentId, id, repair);
        tried = { ...held, ...repair };
      }
      const { replayed } = await this.replay.execute(tx, session, [tried]);
      await this.audit.record(tx, {
        environmentId,
        actor: caller.actor,
        action: replayed === 1 ? "quarantine.replayed" : "quarantine.retried",
        subject: { type: "quarantined_event", id: publicId("qrt", id) },
        detail: { eventId: held.eventId, corrected: event !== undefined },
      });
      const after = await this.quarantine.get(tx, environmentId, id);
      return after!;
    });
  }
}

/** The event with the corrections in place of what was sent; whatever is wrong with these is told at once. */
export function repaired(
  session: IngestSession,
  held: QuarantinedEvent,
  event: NonNullable<RepairBody["event"]>,
): QuarantineRepair {
  const raw: RawEvent = {
    id: held.eventId,
    type: event.type ?? held.type,
    customer: event.customer ?? held.customer,
    subscription: event.subscription === undefined ? held.subscription : event.subscription,
    time: event.time === undefined ? held.time : event.time,
    properties: (event.properties as JsonValue | undefined) ?? readJson(held.propertiesText),
  };
  const judged = judgeEvent(raw, held.source);
  const problems =
    "problems" in judged
      ? judged.problems
      : [untimely(session, judged.draft, true)].filter((each) => each !== null);
  if (problems.length > 0 || !("draft" in judged)) {
    throw platformErrors("request.invalid", {
      errors: problems.map(({ code, field, cause }) => ({
        field: `event.${field ?? "body"}`,
        code,
        message: cause,
      })),
    });
  }
  const { type, customer, subscription, timeText, propertiesText } = judged.draft;
  return { type, customer, subscription, time: timeText, propertiesText };
}
