import { setTimeout as sleep } from "node:timers/promises";
import { Inject, Injectable } from "@nestjs/common";
import pg from "pg";
import { CONFIG, type Config } from "../config/config.js";
import { Database } from "../database/database.js";
import { rows } from "../database/rows.js";
import { logger } from "../telemetry/logger.js";
import { OUTBOX_CHANNEL } from "./outbox.js";
import { OutboxHandlers, type OutboxEvent } from "./outbox-handlers.js";

const BATCH = 100;
const CONCURRENCY = 8;
const POLL_MS = 1_000;
/** From pass to pass at least this long: under load a pass then takes many events, at rest the first comes at once. */
const PACE_MS = 100;
const LEASE_SECONDS = 60;
const KEEP_DAYS = 30;

/**
 * Hands outbox events to their handlers: at least once, in order per aggregate, several dispatchers at a time.
 * A claim is a lease (`next_attempt_at` in the future), so an event claimed by a process that died comes back by itself.
 */
@Injectable()
export class OutboxDispatcher {
  private readonly log = logger.child({ context: "outbox" });
  private running: Promise<void> | null = null;
  private stopping = false;
  private wake: () => void = () => undefined;
  private listener: pg.Client | null = null;

  constructor(
    private readonly database: Database,
    private readonly handlers: OutboxHandlers,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  start(): void {
    this.running ??= this.loop();
  }

  /** Lets what runs finish, then stops. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.wake();
    await this.running;
    await this.listener?.end().catch(() => undefined);
  }

  private async loop(): Promise<void> {
    while (!this.stopping) {
      const next = sleep(PACE_MS);
      const claimed = await this.dispatchDue().catch((error: unknown) => {
        this.log.warn({ err: error }, "outbox pass failed; trying again");
        return 0;
      });
      if (claimed === 0) await this.idle();
      // A full pass leaves more behind: it goes on at once.
      else if (claimed < BATCH) await next;
    }
  }

  /** One pass: claims the first open event of each aggregate, handles them, and tells how many it claimed. */
  async dispatchDue(): Promise<number> {
    const events = await this.claim();
    const queue = [...events];
    const delivered: OutboxEvent[] = [];
    const lane = async (): Promise<void> => {
      for (let event = queue.shift(); event; event = queue.shift()) {
        if (await this.deliver(event)) delivered.push(event);
      }
    };
    await Promise.all(Array.from({ length: CONCURRENCY }, lane));
    // All at once, since what waits behind them is claimed by the next pass anyway.
    if (delivered.length > 0) await this.markDispatched(delivered);
    return events.length;
  }

  private claim(): Promise<OutboxEvent[]> {
    return rows<OutboxEvent>(
      this.database.reader,
      `UPDATE outbox_event SET attempts = attempts + 1, next_attempt_at = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS})
       WHERE sequence IN (
         SELECT candidate.sequence FROM outbox_event candidate
         WHERE candidate.dispatched_at IS NULL AND candidate.next_attempt_at <= clock_timestamp()
           AND NOT EXISTS (
             SELECT 1 FROM outbox_event earlier
             WHERE earlier.aggregate_id = candidate.aggregate_id AND earlier.aggregate_type = candidate.aggregate_type
               AND earlier.dispatched_at IS NULL AND earlier.sequence < candidate.sequence)
         ORDER BY candidate.sequence LIMIT $1 FOR UPDATE SKIP LOCKED)
       RETURNING sequence, environment_id, aggregate_type, aggregate_id, type, payload, created_at, attempts`,
      [BATCH],
    );
  }

  private async deliver(event: OutboxEvent): Promise<boolean> {
    try {
      for (const { handle } of this.handlers.for(event.type)) await handle(event);
      return true;
    } catch (error) {
      // Kept and tried again with growing delays: an outbox event is never dropped.
      this.log.warn(
        { err: error, type: event.type, sequence: event.sequence },
        "outbox handler failed; it will be tried again",
      );
      await this.database.reader.query(
        `UPDATE outbox_event SET last_error = $2, next_attempt_at = clock_timestamp() + make_interval(secs => least(60, 0.2 * 2 ^ least(attempts, 12)))
         WHERE sequence = $1`,
        [event.sequence, error instanceof Error ? error.message.slice(0, 1_000) : "unknown"],
      );
      return false;
    }
  }

  private async markDispatched(events: OutboxEvent[]): Promise<void> {
    await this.database.reader.query(
      "UPDATE outbox_event SET dispatched_at = clock_timestamp(), last_error = NULL WHERE sequence = ANY($1::bigint[])",
      [events.map((event) => event.sequence)],
    );
  }

  private async idle(): Promise<void> {
    await this.listen();
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, POLL_MS);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
      if (this.stopping) this.wake();
    });
  }

  // The notification only shortens the wait; when its connection is lost, polling carries on until it is back.
  private async listen(): Promise<void> {
    if (this.listener || this.stopping) return;
    const client = new pg.Client({ connectionString: this.config.DATABASE_URL });
    client.on("error", () => (this.listener = null));
    client.on("end", () => (this.listener = null));
    client.on("notification", () => this.wake());
    try {
      await client.connect();
      await client.query(`LISTEN ${OUTBOX_CHANNEL}`);
      this.listener = client;
    } catch {
      await client.end().catch(() => undefined);
    }
  }

  /** Deletes what was dispatched more than 30 days ago. */
  async prune(): Promise<void> {
    await this.database.reader.query(
      `DELETE FROM outbox_event WHERE dispatched_at < clock_timestamp() - make_interval(days => ${KEEP_DAYS})`,
    );
  }
}
