import { hostname } from "node:os";
import { Injectable } from "@nestjs/common";
import { Database } from "../database/database.js";
import { logger } from "./logger.js";

const BEAT_MS = 1_000;

/** Tells the database each second that this worker lives, for `/readyz`. */
@Injectable()
export class WorkerHeartbeat {
  private timer: NodeJS.Timeout | undefined;
  private readonly workerId = `${hostname()}/${process.pid}`;

  constructor(private readonly database: Database) {}

  start(): void {
    const beat = (): void => {
      this.database.reader
        .query(
          `INSERT INTO worker_heartbeat (worker_id, seen_at) VALUES ($1, clock_timestamp())
           ON CONFLICT (worker_id) DO UPDATE SET seen_at = excluded.seen_at`,
          [this.workerId],
        )
        .catch((error: unknown) => logger.warn({ err: error }, "the worker's heartbeat was not written"));
    };
    beat();
    this.timer = setInterval(beat, BEAT_MS);
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.database.reader
      .query(
        "DELETE FROM worker_heartbeat WHERE worker_id = $1 OR seen_at < clock_timestamp() - interval '1 day'",
        [this.workerId],
      )
      .catch(() => undefined);
  }
}
