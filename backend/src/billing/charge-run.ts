import { Injectable } from "@nestjs/common";
import type { ChargeOutcome } from "@atlas/workflows/contracts";
import { ChargeInvoice } from "../payments/index.js";
import { failpoint, together } from "../platform/index.js";
import { BillingRunRepository } from "./billing-run.repository.js";
import { isOver } from "./billing-run.states.js";
import { FinishRun } from "./finish-run.js";

/** Last step of a run: the first charge. Whatever its outcome the run ends here; collection takes over what is not paid. */
@Injectable()
export class ChargeRun {
  constructor(
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
      keep: async (tx, result) => {
        const run = await this.runs.locked(tx, environmentId, runId);
        if (isOver(run.status)) return;
        const outcome = result.status === "succeeded" ? "paid" : `charge_${result.status}`;
        await together(
          this.runs.recordStep(tx, run, "charge", startedAt, result.status),
          this.finishRun.execute(tx, run, outcome),
        );
        await failpoint("charge.before_commit", environmentId);
      },
    });
    await failpoint("charge.after_commit", environmentId);
    return { status };
  }
}
