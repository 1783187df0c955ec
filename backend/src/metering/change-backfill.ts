import { Injectable } from "@nestjs/common";
import { Audit } from "../audit/index.js";
import { Clock, Database, newId, publicId, type Caller, type Tx } from "../platform/index.js";
import { BackfillRepository, type Backfill } from "./backfill.repository.js";
import { transition } from "./backfill.states.js";
import { EventKeyRepository } from "./event-key.repository.js";
import { IngestSessionRepository } from "./ingest-session.repository.js";
import { meteringErrors } from "./metering.errors.js";

/** Opens, closes and reverts backfills: old events that are sent together and can be taken back as one. */
@Injectable()
export class ChangeBackfill {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly backfills: BackfillRepository,
    private readonly sessions: IngestSessionRepository,
    private readonly keys: EventKeyRepository,
    private readonly audit: Audit,
  ) {}

  open(caller: Caller, name: string): Promise<Backfill> {
    const { environmentId } = caller;
    return this.database.transaction(async (tx) => {
      const id = newId();
      await this.backfills.insert(tx, {
        environmentId,
        id,
        name,
        createdAt: await this.clock.now(environmentId, tx),
      });
      return this.recorded(tx, caller, id, "opened");
    });
  }

  /** No event is added from here on. Throws `backfill.not_found`, `state.not_allowed`. */
  close(caller: Caller, id: string): Promise<Backfill> {
    return this.change(caller, id, "closed");
  }

  /** None of its events count any more, and their ids are free for corrected ones. */
  revert(caller: Caller, id: string): Promise<Backfill> {
    return this.change(caller, id, "reverted");
  }

  private change(caller: Caller, id: string, to: "closed" | "reverted"): Promise<Backfill> {
    const { environmentId } = caller;
    return this.database.transaction(async (tx) => {
      const backfill = await this.backfills.lock(tx, environmentId, id);
      if (!backfill)
        throw meteringErrors("backfill.not_found", {
          detail: `No ${publicId("bkf", id)} in this environment.`,
        });
      const now = await this.clock.now(environmentId, tx);
      await transition(tx, backfill, to, now, await this.sessions.writtenBy(tx));
      if (to === "reverted") await this.keys.releaseBackfill(tx, environmentId, id);
      return this.recorded(tx, caller, id, to);
    });
  }

  private async recorded(
    tx: Tx,
    { environmentId, actor }: Caller,
    id: string,
    done: string,
  ): Promise<Backfill> {
    const subject = { type: "backfill", id: publicId("bkf", id) };
    await this.audit.record(tx, { environmentId, actor, action: `backfill.${done}`, subject });
    const backfill = await this.backfills.get(tx, environmentId, id);
    return backfill!;
  }
}
