import { Injectable } from "@nestjs/common";
import type { ChargeOutcome } from "@atlas/workflows/contracts";
import { ChargeInvoice } from "../payments/index.js";
import { Database, failpoint } from "../platform/index.js";
import { billingErrors } from "./billing.errors.js";
import { BillingRunRepository } from "./billing-run.repository.js";
import { FinishRun } from "./finish-run.js";

/** Last step of a run: the first charge. Whatever its outcome the run ends here; collection takes over what is not paid. */
@Injectable()
export class ChargeRun {
  constructor(
    private readonly database: Database,
    private readonly runs: BillingRunRepository,
    private readonly chargeInvoice: ChargeInvoice,
    private readonly finishRun: FinishRun,
  ) {}

  async execute(environmentId: string, runId: string, invoiceId: string): Promise<ChargeOutcome> {
    const startedAt = new Date().toISOString();
    await failpoint("charge.before", environmentId);
    const { status } = await this.chargeInvoice.execute({
      environmentId,
      invoiceId,
      trigger: "billing_run",
      after: 0,
    });
    await this.database.transaction(async (tx) => {
      const run = await this.runs.get(tx, environmentId, runId);
      if (!run) throw billingErrors("billing_run.not_found");
      await this.runs.recordStep(tx, run, "charge", startedAt, status);
      await this.finishRun.execute(tx, run, status === "succeeded" ? "paid" : `charge_${status}`);
      await failpoint("charge.before_commit", environmentId);
    });
    await failpoint("charge.after_commit", environmentId);
    return { status };
  }
}
