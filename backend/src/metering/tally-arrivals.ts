import type { AssessedArrival } from "./arrival.js";
import type { EventResult } from "./event-result.js";
import { instantText, type Micros } from "./intake/event-time.js";
import type { Judged } from "./intake/judge-event.js";

type Counter = EventResult["status"] | "unmatched" | "occurred";

/** What one request adds to the counters of one day and type. */
export type TallyEntry = Record<Counter, number> & {
  day: string;
  type: string;
  lastUsageId: string | null;
  lastReceivedAt: string | null;
};

/** So many types of one request are told apart; the rest is counted under "". A type per user must not make a row per user. */
const MOST_TYPES = 100;

/** Counts a request's events by day of receipt (and, where accepted, by their own day) and type, in that order. */
export function tallyArrivals(
  now: Micros,
  judged: readonly Judged[],
  results: readonly EventResult[],
  fresh: readonly AssessedArrival[],
): TallyEntry[] {
  const receivedAt = instantText(now);
  const today = dayOf(receivedAt);
  const entries = new Map<string, TallyEntry>();
  const types = new Set<string>();
  const entryOf = (day: string, sent: string): TallyEntry => {
    const type = types.has(sent) || types.size < MOST_TYPES ? sent : "";
    types.add(type);
    const key = `${day}/${type}`;
    const known = entries.get(key);
    if (known) return known;
    const entry = emptyEntry(day, type);
    entries.set(key, entry);
    return entry;
  };
  results.forEach((result, position) => {
    const each = judged[position]!;
    const entry = entryOf(today, "draft" in each ? each.draft.type : "");
    entry[result.status]++;
    if (result.unmatched) entry.unmatched++;
    entry.lastReceivedAt = receivedAt;
  });
  for (const { draft, usageId, assessment } of fresh) {
    if (assessment.kind === "quarantine") continue;
    entryOf(dayOf(assessment.time), draft.type).occurred++;
    entryOf(today, draft.type).lastUsageId = usageId;
  }
  return [...entries.values()].sort(inOrder);
}

const dayOf = (instant: string): string => instant.slice(0, 10);

const emptyEntry = (day: string, type: string): TallyEntry => ({
  day,
  type,
  accepted: 0,
  unmatched: 0,
  duplicate: 0,
  conflict: 0,
  quarantined: 0,
  rejected: 0,
  occurred: 0,
  lastUsageId: null,
  lastReceivedAt: null,
});

// Every request takes the rows of a shard in this order: two that share a shard wait for each other, and never in a circle.
function inOrder(one: TallyEntry, other: TallyEntry): number {
  if (one.day !== other.day) return one.day < other.day ? -1 : 1;
  return one.type < other.type ? -1 : 1;
}
