import { Injectable } from "@nestjs/common";
import { Database, failpoint, publicId, type Tx } from "../platform/index.js";
import { AnswerRepeats } from "./answer-repeats.js";
import type { Arrival, AssessedArrival } from "./arrival.js";
import { assessEvent, untimely } from "./assess-event.js";
import { BackfillRepository } from "./backfill.repository.js";
import { CustomerDirectory } from "./attribution/customer-directory.js";
import { rejected, takenIn } from "./event-answers.js";
import { EventKeyRepository, type KeyClaim, type StandingKey } from "./event-key.repository.js";
import type { EventResult } from "./event-result.js";
import { IngestTallyRepository } from "./ingest-tally.repository.js";
import { IngestSessions, type IngestSession } from "./ingest-session.js";
import type { Judged } from "./intake/judge-event.js";
import { meteringErrors } from "./metering.errors.js";
import { StoreEvents } from "./store-events.js";
import { tallyArrivals } from "./tally-arrivals.js";
import { UsageAccounts } from "./usage-accounts.js";
import { usageIds } from "./usage-id.js";

/**
 * Takes a batch of events: each is counted once, whole, or told why not. One transaction, so a batch that is sent again after
 * a crash or a lost answer changes nothing. The key is looked up before the time is judged: a late retry is a duplicate.
 */
@Injectable()
export class IngestEvents {
  constructor(
    private readonly database: Database,
    private readonly sessions: IngestSessions,
    private readonly directory: CustomerDirectory,
    private readonly keys: EventKeyRepository,
    private readonly store: StoreEvents,
    private readonly repeats: AnswerRepeats,
    private readonly accounts: UsageAccounts,
    private readonly backfills: BackfillRepository,
    private readonly tally: IngestTallyRepository,
  ) {}

  async execute(
    environmentId: string,
    judged: readonly Judged[],
    backfillId: string | null = null,
  ): Promise<EventResult[]> {
    const { results, customers } = await this.database.transaction(async (tx) => {
      const taken = await this.take(tx, environmentId, judged, backfillId);
      await failpoint("ingest.before_commit", environmentId);
      return taken;
    });
    this.accounts.remember(customers);
    await failpoint("ingest.after_commit", environmentId);
    return results;
  }

  private async take(tx: Tx, environmentId: string, judged: readonly Judged[], backfillId: string | null) {
    const results = new Array<EventResult>(judged.length);
    judged.forEach((each, position) => {
      if ("problems" in each) results[position] = rejected(each.id, each.problems);
    });
    const session = await this.sessions.open(tx, environmentId);
    if (backfillId !== null) await this.assertOpen(tx, environmentId, backfillId);
    const { firsts, repeats } = arrivals(session, judged, backfillId !== null);
    const timely = firsts.filter((arrival) => arrival.untimely === null);
    const late = firsts.filter((arrival) => arrival.untimely !== null);

    const assessed = await this.assess(tx, session, timely);
    const taken = new Set(await this.keys.claim(tx, environmentId, assessed.map(claimOf)));
    const fresh = assessed.filter((_, index) => !taken.has(index));
    const known = [...assessed.filter((_, index) => taken.has(index)), ...late];

    const customers = await this.store.execute(tx, session, fresh, backfillId);
    for (const arrival of fresh) results[arrival.position] = takenIn(arrival);
    const standing = await this.keys.standing(
      tx,
      environmentId,
      known.map((arrival) => arrival.draft.key),
    );
    if (repeats.length > 0) for (const arrival of fresh) standing.set(arrival.draft.key, claimOf(arrival));
    await this.repeats.execute(tx, session, [...known, ...repeats], standing, results);
    await this.tally.add(tx, environmentId, tallyArrivals(session.now, judged, results, fresh));
    return { results, customers };
  }

  // Held to the commit: a backfill that is being closed or reverted waits for this batch, or this batch finds it so.
  private async assertOpen(tx: Tx, environmentId: string, backfillId: string): Promise<void> {
    const backfill = await this.backfills.share(tx, environmentId, backfillId);
    const id = publicId("bkf", backfillId);
    if (!backfill) throw meteringErrors("backfill.not_found", { detail: `No ${id} in this environment.` });
    if (backfill.status !== "open")
      throw meteringErrors("backfill.not_open", { detail: `${id} is ${backfill.status}.` });
  }

  private async assess(
    tx: Tx,
    session: IngestSession,
    timely: readonly Arrival[],
  ): Promise<AssessedArrival[]> {
    const references = new Set(timely.map((arrival) => arrival.draft.customer));
    const accounts = await this.directory.resolve(tx, session.environmentId, references);
    // Field by field: spreading a thousand objects per request is what a profile shows first.
    return timely.map(({ position, draft, usageId, untimely }) => {
      const assessment = assessEvent(session, draft, accounts.get(draft.customer), session.now);
      return { position, draft, usageId, untimely, assessment };
    });
  }
}

/** The events of a request whose form is right; those that repeat a key of the same request come apart. */
function arrivals(
  session: IngestSession,
  judged: readonly Judged[],
  isBackfill: boolean,
): { firsts: Arrival[]; repeats: Arrival[] } {
  const firsts: Arrival[] = [];
  const repeats: Arrival[] = [];
  const seen = new Set<string>();
  const ids = usageIds(judged.length);
  judged.forEach((each, position) => {
    if ("problems" in each) return;
    const { draft } = each;
    const usageId = ids[position]!;
    const arrival = { position, draft, usageId, untimely: untimely(session, draft, isBackfill) };
    const before = seen.size;
    seen.add(draft.key);
    (seen.size === before ? repeats : firsts).push(arrival);
  });
  return { firsts, repeats };
}

const claimOf = ({ draft, usageId, assessment }: AssessedArrival): KeyClaim & StandingKey => ({
  key: draft.key,
  payloadHash: draft.payloadHash,
  usageId,
  isQuarantined: assessment.kind === "quarantine",
});
