import { Injectable } from "@nestjs/common";
import { Audit } from "../audit/index.js";
import { Database, type Caller } from "../platform/index.js";
import { IngestSessions } from "./ingest-session.js";
import { QuarantineRepository } from "./quarantine.repository.js";
import type { ReplayAllBody, ReplayResponse } from "./quarantine.schemas.js";
import { ReplayQuarantined } from "./replay-quarantined.js";

const BATCH = 200;
/** As many as fit into a request; the answer shows whether some are left to ask again for. */
const MOST = 5_000;

/** Tries everything again that waits in quarantine, or part of it; each batch is kept once it is done. */
@Injectable()
export class ReplayAll {
  constructor(
    private readonly database: Database,
    private readonly sessions: IngestSessions,
    private readonly quarantine: QuarantineRepository,
    private readonly replay: ReplayQuarantined,
    private readonly audit: Audit,
  ) {}

  async execute(caller: Caller, { customer, code }: ReplayAllBody): Promise<ReplayResponse> {
    const { environmentId } = caller;
    const sum = { replayed: 0, waiting: 0 };
    let after: string | null = null;
    do {
      const filter = { customer: customer ?? null, code: code ?? null, after, limit: BATCH };
      const batch = await this.database.transaction(async (tx) => {
        const session = await this.sessions.open(tx, environmentId);
        const ids = await this.quarantine.waiting(tx, environmentId, filter);
        const held = (await this.quarantine.lockMany(tx, environmentId, ids)).filter(
          (event) => event.status === "waiting",
        );
        return { last: ids.at(-1) ?? null, ...(await this.replay.execute(tx, session, held)) };
      });
      sum.replayed += batch.replayed;
      sum.waiting += batch.waiting;
      after = batch.last;
    } while (after !== null && sum.replayed + sum.waiting < MOST);
    await this.database.transaction((tx) =>
      this.audit.record(tx, {
        environmentId,
        actor: caller.actor,
        action: "quarantine.replayed_all",
        subject: { type: "quarantine", id: "all" },
        detail: { ...sum, customer: customer ?? null, code: code ?? null },
      }),
    );
    return sum;
  }
}
