import { Injectable } from "@nestjs/common";
import { InvoiceReader } from "../invoicing/index.js";
import { PaymentReader } from "../payments/index.js";
import { Database, publicId } from "../platform/index.js";
import { billingErrors } from "./billing.errors.js";
import { BillingRunRepository } from "./billing-run.repository.js";
import { RunAftermathRepository } from "./run-aftermath.repository.js";
import type { RunStory } from "./run-timeline.js";

/** A run with its steps and issues, and what followed on its invoice. */
@Injectable()
export class ReadRunStory {
  constructor(
    private readonly database: Database,
    private readonly runs: BillingRunRepository,
    private readonly invoices: InvoiceReader,
    private readonly payments: PaymentReader,
    private readonly aftermath: RunAftermathRepository,
  ) {}

  /** Throws `billing_run.not_found`. */
  async execute(environmentId: string, id: string): Promise<RunStory> {
    const tx = this.database.reader;
    const run = await this.runs.get(tx, environmentId, id);
    if (!run)
      throw billingErrors("billing_run.not_found", {
        detail: `No billing run ${publicId("run", id)} in this environment.`,
      });
    const own = {
      run,
      steps: await this.runs.steps(tx, environmentId, id),
      issues: await this.runs.issues(tx, environmentId, id),
    };
    const { invoiceId } = run;
    if (invoiceId === null) return { ...own, invoice: null, attempts: [], collection: null, mails: [] };
    return {
      ...own,
      invoice: await this.invoices.get(tx, environmentId, invoiceId),
      attempts: await this.payments.attempts(tx, environmentId, invoiceId),
      collection: await this.aftermath.collection(tx, environmentId, invoiceId),
      mails: await this.aftermath.mails(tx, environmentId, invoiceId),
    };
  }
}
