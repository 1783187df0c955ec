import { Injectable } from "@nestjs/common";
import { Audit } from "../audit/index.js";
import { ReopenPeriod } from "../metering/index.js";
import { Database, Outbox, publicId, Waits, type Caller } from "../platform/index.js";
import { RatedLineReader } from "../rating/index.js";
import { billingErrors } from "./billing.errors.js";
import type { BillingRun } from "./billing-run.js";
import { BILLING_RUN_WAIT, BillingRunRepository } from "./billing-run.repository.js";
import { transition } from "./billing-run.states.js";

/** Sends a blocked run on its way again; its workflow starts anew under the same id. */
@Injectable()
export class RetryRun {
  constructor(
    private readonly database: Database,
    private readonly runs: BillingRunRepository,
    private readonly waits: Waits,
    private readonly ratedLines: RatedLineReader,
    private readonly reopenPeriod: ReopenPeriod,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  async execute(caller: Caller, runId: string): Promise<BillingRun> {
    const { environmentId } = caller;
    return this.database.transaction(async (tx) => {
      const run = await this.runs.locked(tx, environmentId, runId);
      if (run.status !== "blocked")
        throw billingErrors("billing_run.not_blocked", { detail: `The run is ${run.status}.` });
      await transition(tx, environmentId, runId, "scheduled");
      // Usage may be what was wrong: until it is rated, what was amended or voided meanwhile counts as if it had always been so.
      if (!(await this.ratedLines.hasRun(tx, environmentId, runId)))
        await this.reopenPeriod.execute(tx, environmentId, runId);
      await this.runs.resolveIssues(tx, environmentId, runId);
      await this.waits.register(tx, {
        environmentId,
        kind: BILLING_RUN_WAIT,
        subjectId: runId,
        dueAt: run.dueAt,
      });
      await this.outbox.append(tx, {
        environmentId,
        aggregate: { type: "subscription", id: run.subscriptionId },
        type: "billing_run.retried",
        payload: { runId },
      });
      await this.audit.record(tx, {
        environmentId,
        actor: caller.actor,
        action: "billing_run.retried",
        subject: { type: "billing_run", id: publicId("run", runId) },
        detail: {},
      });
      return { ...run, status: "scheduled" };
    });
  }
}
