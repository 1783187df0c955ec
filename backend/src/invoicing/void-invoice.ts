import { Injectable } from "@nestjs/common";
import { canonicalAmount, isZero, remainingAmount, type Instant } from "@atlas/rules";
import { Audit } from "../audit/index.js";
import { PostTransaction } from "../ledger/index.js";
import { Clock, Database, Outbox, assertVersion, publicId, type Actor, type Tx } from "../platform/index.js";
import { CreditNoteRepository } from "./credit-note.repository.js";
import { reversalEntries } from "./invoice-postings.js";
import { invoiceStates, transition } from "./invoice-states.js";
import type { Invoice } from "./invoice.js";
import { InvoiceRepository } from "./invoice.repository.js";
import { invoicingErrors } from "./invoicing.errors.js";
import { LockInvoice } from "./lock-invoice.js";

export type VoidRequest = { reason: string; version: number | null; actor: Actor };

/** Takes an unpaid invoice, or a draft, back as a whole. Its number stays taken; the books are reversed. */
@Injectable()
export class VoidInvoice {
  constructor(
    private readonly database: Database,
    private readonly lockInvoice: LockInvoice,
    private readonly invoices: InvoiceRepository,
    private readonly creditNotes: CreditNoteRepository,
    private readonly postTransaction: PostTransaction,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /** Voiding a void invoice changes nothing. Throws `invoice.has_payments`, `state.not_allowed`, `request.stale_version`. */
  async execute(environmentId: string, invoiceId: string, request: VoidRequest): Promise<Invoice> {
    return this.database.transaction(async (tx) => {
      const invoice = await this.lockInvoice.execute(tx, environmentId, invoiceId);
      if (invoice.status === "void") return invoice;
      assertVersion(request.version, invoice.version);
      if (!isZero(invoice.amountPaid)) throw invoicingErrors("invoice.has_payments");
      invoiceStates.assert(invoice.status, "void");
      const now = await this.clock.now(environmentId, tx);
      if (invoice.status !== "draft") await this.reverse(tx, invoice, now);
      const voided = await transition(this.invoices, tx, invoice, "void", {
        voidedAt: now,
        voidReason: request.reason,
        amountDue: canonicalAmount("0", invoice.currency),
      });
      await this.tell(tx, invoice, request);
      return voided;
    });
  }

  /** Reverses what credit notes have left of the invoice, so that both together sum to it. */
  private async reverse(tx: Tx, invoice: Invoice, at: Instant): Promise<void> {
    const { currency } = invoice;
    const notes = await this.creditNotes.ofInvoice(tx, invoice.environmentId, invoice.id);
    const left = (amount: string, credited: string[]) => remainingAmount(amount, credited, currency);
    const amounts = {
      subtotal: left(
        invoice.subtotal,
        notes.map((note) => note.subtotal),
      ),
      taxTotal: left(
        invoice.taxTotal,
        notes.map((note) => note.taxTotal),
      ),
      total: left(
        invoice.total,
        notes.map((note) => note.total),
      ),
    };
    const givenUp = invoice.status === "uncollectible" ? amounts.total : "0";
    await this.postTransaction.execute(tx, {
      environmentId: invoice.environmentId,
      key: `void/${invoice.id}`,
      at,
      currency,
      entries: reversalEntries(invoice.customerId, amounts, givenUp),
      reference: { type: "invoice", id: invoice.id },
    });
  }

  private async tell(tx: Tx, invoice: Invoice, request: VoidRequest): Promise<void> {
    const { environmentId, id, runId, customerId } = invoice;
    await this.outbox.append(tx, {
      environmentId,
      aggregate: { type: "invoice", id },
      type: "invoice.voided",
      payload: { invoiceId: id, customerId, runId, wasDraft: invoice.status === "draft" },
    });
    await this.audit.record(tx, {
      environmentId,
      actor: request.actor,
      action: "invoice.voided",
      subject: { type: "invoice", id: publicId("inv", id) },
      detail: { reason: request.reason, number: invoice.number },
    });
  }
}
