import type { Instant } from "@atlas/rules";
import { Injectable } from "@nestjs/common";
import { Clock, type Tx } from "../platform/index.js";
import { IngestSessionRepository } from "./ingest-session.repository.js";
import { instantText, readInstant } from "./intake/event-time.js";

/** Up to which receipt a reading is complete. */
@Injectable()
export class Completeness {
  constructor(
    private readonly sessions: IngestSessionRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * Taken before the reading: now, on the environment's clock, less how long the oldest writer has been at work. Whatever was
   * received before is committed, and the reading sees it.
   */
  async before(tx: Tx, environmentId: string): Promise<Instant> {
    const now = await this.clock.now(environmentId, tx);
    const since = await this.sessions.oldestWriter(tx, environmentId);
    if (since === null) return now;
    const ahead = Math.max(0, Date.now() * 1_000 - readInstant(since)!);
    return instantText(readInstant(now)! - ahead);
  }
}
