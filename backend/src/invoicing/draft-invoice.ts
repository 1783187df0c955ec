import { isZero } from "@atlas/rules";
import { Injectable } from "@nestjs/common";
import { Locks, Outbox, together, type Tx } from "../platform/index.js";
import type { RatedLineOfRun } from "../rating/index.js";
import type { BillingRunRef } from "../subscriptions/index.js";
import { buildDraft } from "./build-draft.js";
import { InvoiceLineRepository } from "./invoice-line.repository.js";
import type { Invoice } from "./invoice.js";
import { InvoiceRepository } from "./invoice.repository.js";
import { ReadDraftContext, type DraftContext } from "./read-draft-context.js";

/** `invoiceId` is null when there is nothing to invoice, or when a person voided the draft. */
export type DraftedInvoice = { invoiceId: string | null; needsApproval: boolean };

export type PreparedDraft = { standing: Invoice | null; context: DraftContext };

const nothing: DraftedInvoice = { invoiceId: null, needsApproval: false };

/** Puts what was rated for a run on its one invoice, as a draft. Again, it gives the invoice that stands. */
@Injectable()
export class DraftInvoice {
  constructor(
    private readonly invoices: InvoiceRepository,
    private readonly lines: InvoiceLineRepository,
    private readonly readContext: ReadDraftContext,
    private readonly outbox: Outbox,
  ) {}

  /** What a draft of the run needs to know besides its lines. */
  async prepare(tx: Tx, run: BillingRunRef): Promise<PreparedDraft> {
    const { environmentId, runId } = run;
    await Locks.customer(tx, environmentId, run.customerId);
    const [standing, context] = await together(
      this.invoices.byRun(tx, environmentId, runId),
      this.readContext.execute(tx, environmentId, run),
    );
    return { standing, context };
  }

  /** In the transaction that prepared it. */
  async execute(
    tx: Tx,
    run: BillingRunRef,
    rated: readonly RatedLineOfRun[],
    { standing, context }: PreparedDraft,
  ): Promise<DraftedInvoice> {
    if (standing) return drafted(standing);
    // Without lines there is nothing to print, whatever the setting for zero invoices.
    if (rated.length === 0) return nothing;
    return this.draft(tx, run, rated, context);
  }

  private async draft(
    tx: Tx,
    run: BillingRunRef,
    rated: readonly RatedLineOfRun[],
    context: DraftContext,
  ): Promise<DraftedInvoice> {
    const { environmentId } = run;
    const { invoice, lines } = buildDraft(run, rated, context);
    if (context.skipsZero && isZero(invoice.total)) return nothing;
    await together(this.invoices.insert(tx, invoice), this.lines.insert(tx, lines));
    if (invoice.needsApproval) {
      await this.outbox.append(tx, {
        environmentId,
        aggregate: { type: "invoice", id: invoice.id },
        type: "invoice.awaiting_approval",
        payload: { invoiceId: invoice.id, customerId: invoice.customerId, runId: run.runId },
      });
    }
    return drafted(invoice);
  }
}

function drafted(invoice: Invoice): DraftedInvoice {
  if (invoice.status === "void") return nothing;
  return { invoiceId: invoice.id, needsApproval: invoice.needsApproval && invoice.approvedAt === null };
}
