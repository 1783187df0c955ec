import { Injectable } from "@nestjs/common";
import { firstRow, type Tx } from "../platform/index.js";

export type Count = { attempts: number; secondsLeft: number };

@Injectable()
export class ThrottleRepository {
  /** Counts one attempt and tells how many there are in the running window, in one statement: several API processes agree. */
  async count(tx: Tx, subject: string, windowSeconds: number): Promise<Count> {
    const counted = await firstRow<Count>(
      tx,
      `INSERT INTO throttle (subject, window_ends_at, attempts)
       VALUES ($1, clock_timestamp() + make_interval(secs => $2), 1)
       ON CONFLICT (subject) DO UPDATE SET
         attempts = CASE WHEN throttle.window_ends_at <= clock_timestamp() THEN 1 ELSE throttle.attempts + 1 END,
         window_ends_at = CASE WHEN throttle.window_ends_at <= clock_timestamp() THEN excluded.window_ends_at
                               ELSE throttle.window_ends_at END
       RETURNING attempts, greatest(1, ceil(extract(epoch FROM window_ends_at - clock_timestamp())))::integer AS seconds_left`,
      [subject, windowSeconds],
    );
    if (!counted) throw new Error("an upsert answered nothing");
    return counted;
  }

  /** Takes one counted attempt back: it was no guess. */
  async forgive(tx: Tx, subject: string): Promise<void> {
    await tx.query("UPDATE throttle SET attempts = greatest(0, attempts - 1) WHERE subject = $1", [subject]);
  }

  async clear(tx: Tx, subject: string): Promise<void> {
    await tx.query("DELETE FROM throttle WHERE subject = $1", [subject]);
  }

  async prune(tx: Tx): Promise<void> {
    await tx.query("DELETE FROM throttle WHERE window_ends_at < clock_timestamp() - interval '1 day'");
  }
}
