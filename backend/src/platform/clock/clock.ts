import { Injectable } from "@nestjs/common";
import type { Instant } from "@atlas/rules";
import { Database, type Tx } from "../database/database.js";
import { firstRow } from "../database/rows.js";
import { platformErrors } from "../errors/platform.errors.js";
import type { ClockKind } from "./clock.entity.js";

export type ClockReading = { kind: ClockKind; shown: Instant; shownAt: Instant };

/** What a clock shows at the real instant `realNow` (milliseconds). */
export function readClock(clock: ClockReading, realNow: number): Instant {
  switch (clock.kind) {
    case "real":
      return new Date(realNow).toISOString();
    case "frozen":
      return new Date(clock.shown).toISOString();
    case "ticking":
      return new Date(Date.parse(clock.shown) + (realNow - Date.parse(clock.shownAt))).toISOString();
  }
}

/** SQL for what the row `alias` of `environment_clock` shows: for queries over many environments, each judged by its own clock. */
export const clockNow = (alias: string): string => `CASE ${alias}.kind
  WHEN 'real' THEN clock_timestamp()
  WHEN 'ticking' THEN ${alias}.shown + (clock_timestamp() - ${alias}.shown_at)
  ELSE ${alias}.shown END`;

/** The only source of business time. Sessions, keys and signatures use real time instead. */
@Injectable()
export class Clock {
  // One transaction works with one reading of a clock: what it writes is of one instant, whatever moves the clock meanwhile.
  private readonly readings = new WeakMap<Tx, Map<string, Promise<ClockReading>>>();

  constructor(private readonly database: Database) {}

  /** Business now of an environment, to the millisecond. */
  async now(environmentId: string, tx: Tx = this.database.reader): Promise<Instant> {
    const standing = tx.queryRunner?.isTransactionActive
      ? this.readings.get(tx)?.get(environmentId)
      : undefined;
    return readClock(await (standing ?? this.reading(environmentId, tx)), Date.now());
  }

  reading(environmentId: string, tx: Tx = this.database.reader): Promise<ClockReading> {
    const reading = this.read(environmentId, tx);
    if (tx.queryRunner?.isTransactionActive) {
      const readings = this.readings.get(tx) ?? new Map<string, Promise<ClockReading>>();
      this.readings.set(tx, readings.set(environmentId, reading));
    }
    return reading;
  }

  private async read(environmentId: string, tx: Tx): Promise<ClockReading> {
    const clock = await firstRow<ClockReading>(
      tx,
      "SELECT kind, shown, shown_at FROM environment_clock WHERE environment_id = $1",
      [environmentId],
    );
    if (!clock) throw platformErrors("internal.bug", { detail: "The environment has no clock." });
    return clock;
  }
}

@Injectable()
export class ClockRepository {
  /** Gives a new environment its clock; `real` for live, else from `shown` on. */
  async create(tx: Tx, environmentId: string, kind: ClockKind, shown: Instant): Promise<void> {
    await tx.query(
      "INSERT INTO environment_clock (environment_id, kind, shown, shown_at) VALUES ($1, $2, $3, clock_timestamp())",
      [environmentId, kind, shown],
    );
  }

  /** Moves a test clock forward to `shown`; false when it already shows that or later, or is live. */
  async moveTo(tx: Tx, environmentId: string, shown: Instant): Promise<boolean> {
    const moved = await tx.query(
      `UPDATE environment_clock SET shown = $2, shown_at = clock_timestamp()
       WHERE environment_id = $1 AND kind <> 'real'
         AND CASE kind WHEN 'ticking' THEN shown + (clock_timestamp() - shown_at) ELSE shown END < $2
       RETURNING environment_id`,
      [environmentId, shown],
    );
    return (moved as [unknown[], number])[1] > 0;
  }
}
