import { Injectable } from "@nestjs/common";
import { Database } from "../database/database.js";
import { firstRow } from "../database/rows.js";
import { Temporal } from "../temporal/temporal.js";

const CHECK_DEADLINE_MS = 1_500;
/** The worker beats each second; three missed beats and it is not there. */
const WORKER_SILENT_AFTER = "3 seconds";

export type Health = {
  status: "ok" | "unavailable";
  checks: Record<"postgres" | "temporal" | "worker", "ok" | "unavailable">;
};

/** Asks each server that Atlas needs, with short deadlines, all at once. */
@Injectable()
export class HealthCheck {
  constructor(
    private readonly database: Database,
    private readonly temporal: Temporal,
  ) {}

  async run(): Promise<Health> {
    const [postgres, temporal, worker] = await Promise.all([
      answers(this.database.reader.query("SELECT 1")),
      answers(this.temporal.ping(CHECK_DEADLINE_MS)),
      answers(this.assertWorkerBeats()),
    ]);
    const checks = { postgres, temporal, worker };
    return { status: Object.values(checks).every((check) => check === "ok") ? "ok" : "unavailable", checks };
  }

  private async assertWorkerBeats(): Promise<void> {
    const row = await firstRow(
      this.database.reader,
      `SELECT worker_id FROM worker_heartbeat WHERE seen_at > clock_timestamp() - interval '${WORKER_SILENT_AFTER}' LIMIT 1`,
    );
    if (!row) throw new Error("no worker");
  }
}

async function answers(check: Promise<unknown>): Promise<"ok" | "unavailable"> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<"unavailable">((resolve) => {
    timer = setTimeout(resolve, CHECK_DEADLINE_MS, "unavailable");
  });
  const result = await Promise.race([
    check.then(
      () => "ok" as const,
      () => "unavailable" as const,
    ),
    late,
  ]);
  clearTimeout(timer);
  return result;
}
