import type { Instant } from "@atlas/rules";
import type { CustomerAccount } from "./attribution/customer-directory.js";
import { contenders } from "./attribution/claims.js";
import type { IngestSession } from "./ingest-session.js";
import type { EventDraft } from "./intake/event-draft.js";
import { eventProblem, type EventProblem } from "./intake/event-problem.js";
import { instantText, type Micros } from "./intake/event-time.js";
import { measureEvent, type Measures } from "./measuring/measure-event.js";

const HOUR = 3_600_000_000;
const DAY = 24 * HOUR;

/** What is to become of an event whose key is new. */
export type Assessment =
  | {
      kind: "count";
      customerId: string;
      subscriptionId: string | null;
      time: Instant;
      measures: Measures;
      /** Whether some meter counts the type. */
      isMatched: boolean;
    }
  | { kind: "quarantine"; problems: EventProblem[] };

/** Why an event's time is refused, or null. An event of a backfill may be as old as it likes. */
export function untimely(
  session: IngestSession,
  draft: EventDraft,
  isBackfill: boolean,
): EventProblem | null {
  if (draft.time === null) return null;
  if (draft.time > session.now + HOUR) {
    return eventProblem(
      "event.in_future",
      "time",
      `${instantText(draft.time)} is more than an hour after ${instantText(session.now)}.`,
    );
  }
  if (isBackfill || draft.time >= session.now - session.acceptPastDays * DAY) return null;
  return eventProblem(
    "event.too_old",
    "time",
    `${instantText(draft.time)} is more than ${session.acceptPastDays} days before ${instantText(session.now)}.`,
  );
}

/**
 * Judges whom an event counts for and how much. Whatever keeps it from being counted fully puts it into quarantine, with
 * every reason. `receivedAt` stands in for a time that was left out.
 */
export function assessEvent(
  session: Pick<IngestSession, "meters">,
  draft: Pick<EventDraft, "type" | "customer" | "subscription" | "time" | "timeText" | "properties">,
  account: CustomerAccount | undefined,
  receivedAt: Micros,
): Assessment {
  const at = draft.time ?? receivedAt;
  const time = draft.timeText ?? instantText(at);
  const { measures, problems } = measureEvent(session.meters, {
    type: draft.type,
    time,
    properties: draft.properties,
  });
  if (!account) {
    problems.unshift(
      eventProblem("event.customer_unknown", "customer", `No customer "${draft.customer}" exists.`),
    );
    return { kind: "quarantine", problems };
  }
  let subscriptionId: string | null = null;
  if (draft.subscription !== null) {
    subscriptionId = account.subscriptions.get(draft.subscription) ?? null;
    if (subscriptionId === null) {
      const cause = `"${draft.customer}" has no subscription "${draft.subscription}".`;
      problems.push(eventProblem("event.subscription_unknown", "subscription", cause));
    }
  } else {
    problems.push(...ambiguities(session, account, draft.type, measures, at));
  }
  if (problems.length > 0) return { kind: "quarantine", problems };
  return {
    kind: "count",
    customerId: account.id,
    subscriptionId,
    time,
    measures,
    isMatched: session.meters.has(draft.type),
  };
}

function ambiguities(
  { meters }: Pick<IngestSession, "meters">,
  { claims }: CustomerAccount,
  type: string,
  measures: Measures,
  at: Micros,
): EventProblem[] {
  // One claim or none cannot be ambiguous: the case of nearly every customer.
  if (claims.length < 2) return [];
  return (meters.get(type) ?? [])
    .filter(
      ({ meter }) =>
        measures.some(({ meterId }) => meterId === meter.id) && contenders(claims, meter.key, at) > 1,
    )
    .map(({ meter }) =>
      eventProblem(
        "event.subscription_ambiguous",
        "subscription",
        `${contenders(claims, meter.key, at)} subscriptions of the customer price the meter "${meter.key}" at that time.`,
      ),
    );
}
