import { addDuration, type BillingPeriod, type Instant } from "@atlas/rules";
import { Injectable } from "@nestjs/common";
import { SettingsReader } from "../identity/index.js";
import { newId, Waits, type Tx } from "../platform/index.js";
import { FIRST_REVISION } from "../subscriptions/index.js";
import { BILLING_RUN_WAIT, BillingRunRepository } from "./billing-run.repository.js";

export type RunToSchedule = {
  environmentId: string;
  subscriptionId: string;
  customerId: string;
  boundary: Instant;
  /** null for the opening run of a subscription, which has no grace and no jitter. */
  closes: BillingPeriod | null;
  closesPlanVersionId: string | null;
};

/** Puts one boundary of one subscription on the schedule, once, whoever asks. */
@Injectable()
export class ScheduleRun {
  constructor(
    private readonly runs: BillingRunRepository,
    private readonly settings: SettingsReader,
    private readonly waits: Waits,
  ) {}

  async execute(tx: Tx, run: RunToSchedule): Promise<void> {
    const id = newId();
    const dueAt = run.closes ? await this.dueAt(tx, run) : run.boundary;
    if (!(await this.runs.insert(tx, { ...run, id, revision: FIRST_REVISION, dueAt }))) return;
    await this.waits.register(tx, {
      environmentId: run.environmentId,
      kind: BILLING_RUN_WAIT,
      subjectId: id,
      dueAt,
    });
  }

  private async dueAt(tx: Tx, run: RunToSchedule): Promise<Instant> {
    const { billing } = await this.settings.get(tx, run.environmentId);
    const seconds = billing.graceSeconds + jitter(run.subscriptionId, billing.jitterSeconds);
    return addDuration(run.boundary, `PT${seconds}S`, "UTC");
  }
}

/** Spreads the runs of one boundary over `windowSeconds`: whole seconds, always the same for one subscription. */
export function jitter(subscriptionId: string, windowSeconds: number): number {
  if (windowSeconds <= 0) return 0;
  // The last 48 bits of a UUIDv7 are random, so they spread evenly.
  return Number.parseInt(subscriptionId.slice(-12), 16) % windowSeconds;
}
