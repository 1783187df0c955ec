import { Injectable } from "@nestjs/common";
import { FinalizeInvoice, KeepDocument } from "../invoicing/index.js";
import { Database, failpoint, together } from "../platform/index.js";
import { BillingRunRepository } from "./billing-run.repository.js";
import { FinishRun } from "./finish-run.js";

export type FinalizedRun = {
  /** True when the customer is charged automatically and something is due. */
  charge: boolean;
};

/** Third step of a run: the draft becomes an invoice. Ends the run when nothing is to be charged at once. */
@Injectable()
export class FinalizeRun {
  constructor(
    private readonly database: Database,
    private readonly runs: BillingRunRepository,
    private readonly finalizeInvoice: FinalizeInvoice,
    private readonly keepDocument: KeepDocument,
    private readonly finishRun: FinishRun,
  ) {}

  async execute(environmentId: string, runId: string, invoiceId: string): Promise<FinalizedRun> {
    const startedAt = new Date().toISOString();
    await failpoint("finalize.before", environmentId);
    const { charge, issued } = await this.database.transaction(async (tx) => {
      const run = await this.runs.locked(tx, environmentId, runId);
      // The invoice takes its number last, since others wait for theirs until the commit.
      const [, invoice] = await together(
        this.runs.recordStep(tx, run, "finalize", startedAt, "finalized"),
        this.finalizeInvoice.execute(tx, environmentId, invoiceId),
      );
      const charge = invoice.collectionMethod === "charge_automatically" && invoice.status === "open";
      if (!charge) await this.finishRun.execute(tx, run, invoice.status === "open" ? "sent" : invoice.status);
      await failpoint("finalize.before_commit", environmentId);
      return { charge, issued: invoice.issued };
    });
    await failpoint("finalize.after_commit", environmentId);
    await (issued
      ? this.keepDocument.ofIssued(issued)
      : this.keepDocument.ofInvoice(environmentId, invoiceId));
    return { charge };
  }
}
