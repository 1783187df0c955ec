import { Injectable } from "@nestjs/common";
import { DraftInvoice, InvoiceReader } from "../invoicing/index.js";
import { Database, failpoint, together, Waits, type Tx } from "../platform/index.js";
import { RatePeriod } from "../rating/index.js";
import { toRunRef, type BillingRun } from "./billing-run.js";
import { BILLING_RUN_WAIT, BillingRunRepository } from "./billing-run.repository.js";
import { isOver, transition } from "./billing-run.states.js";
import { FinishRun } from "./finish-run.js";

export type DraftedInvoice =
  | { kind: "drafted"; invoiceId: string; needsApproval: boolean }
  /** A zero invoice that the settings say to skip, or a draft that a person threw away: the run is done. */
  | { kind: "ended" };

/** Second step of a run: rated lines and the draft that holds them, in one transaction. */
@Injectable()
export class RateAndDraft {
  constructor(
    private readonly database: Database,
    private readonly runs: BillingRunRepository,
    private readonly waits: Waits,
    private readonly ratePeriod: RatePeriod,
    private readonly draftInvoice: DraftInvoice,
    private readonly invoices: InvoiceReader,
    private readonly finishRun: FinishRun,
  ) {}

  async execute(environmentId: string, runId: string): Promise<DraftedInvoice> {
    const startedAt = new Date().toISOString();
    await failpoint("rate.before", environmentId);
    const drafted = await this.database.transaction(async (tx) => {
      const run = await this.runs.locked(tx, environmentId, runId);
      if (isOver(run.status)) return { kind: "ended" } as const;
      const result = run.invoiceId
        ? await this.standing(tx, run, run.invoiceId)
        : await this.draft(tx, run, startedAt);
      await failpoint("rate.before_commit", environmentId);
      return result;
    });
    await failpoint("rate.after_commit", environmentId);
    return drafted;
  }

  private async draft(tx: Tx, run: BillingRun, startedAt: string): Promise<DraftedInvoice> {
    const { environmentId, id: runId } = run;
    const ref = toRunRef(run);
    const [rated, prepared] = await together(
      this.ratePeriod.execute(tx, ref),
      this.draftInvoice.prepare(tx, ref),
    );
    const draft = await this.draftInvoice.execute(tx, ref, rated, prepared);
    if (draft.invoiceId === null) {
      await this.runs.recordStep(tx, run, "rate", startedAt, "nothing_to_invoice");
      await this.finishRun.execute(tx, run, "nothing_to_invoice");
      return { kind: "ended" };
    }
    await together(
      this.runs.setInvoice(tx, environmentId, runId, draft.invoiceId),
      this.runs.recordStep(tx, run, "rate", startedAt, "drafted"),
    );
    if (draft.needsApproval) await this.park(tx, run);
    return { kind: "drafted", invoiceId: draft.invoiceId, needsApproval: draft.needsApproval };
  }

  // Asked again: after a crash, or since a person approved the draft or threw it away.
  private async standing(tx: Tx, run: BillingRun, invoiceId: string): Promise<DraftedInvoice> {
    const invoice = await this.invoices.get(tx, run.environmentId, invoiceId);
    if (invoice.status === "void") {
      await this.finishRun.execute(tx, run, "discarded");
      return { kind: "ended" };
    }
    const needsApproval = invoice.status === "draft" && invoice.needsApproval && invoice.approvedAt === null;
    if (needsApproval) await this.park(tx, run);
    else await transition(tx, run.environmentId, run.id, "running");
    return { kind: "drafted", invoiceId, needsApproval };
  }

  private async park(tx: Tx, { environmentId, id }: BillingRun): Promise<void> {
    await transition(tx, environmentId, id, "awaiting_approval");
    const state = "parked";
    await this.waits.settle(tx, { environmentId, kind: BILLING_RUN_WAIT, subjectId: id, state });
  }
}
