import { Injectable } from "@nestjs/common";
import { SettingsReader } from "../identity/index.js";
import { Clock, type Tx } from "../platform/index.js";
import { buildCreditNote, type CreditNoteReason } from "./build-credit-note.js";
import { creditAmounts, type CreditOrder } from "./credit-amounts.js";
import type { CreditNote } from "./credit-note.js";
import { CreditNoteRepository } from "./credit-note.repository.js";
import { InvoiceLineRepository } from "./invoice-line.repository.js";
import { creditNoteNumber } from "./invoice-number.js";
import { InvoiceSequenceRepository } from "./invoice-sequence.repository.js";
import { invoicingErrors } from "./invoicing.errors.js";
import { LockInvoice } from "./lock-invoice.js";
import { SettleCredit } from "./settle-credit.js";
import { KeepDocument } from "./keep-document.js";

export type CreditNoteToIssue = CreditNoteReason & {
  environmentId: string;
  invoiceId: string;
  credit: CreditOrder;
};

/**
 * Credits an issued invoice, in the caller's transaction. What is still due is lowered first; what was paid already is
 * `refundableAmount`, which a refund gives back. Credit notes never exceed their invoice and, when it is fully credited,
 * sum to it exactly, tax included.
 */
@Injectable()
export class IssueCreditNote {
  constructor(
    private readonly lockInvoice: LockInvoice,
    private readonly lines: InvoiceLineRepository,
    private readonly creditNotes: CreditNoteRepository,
    private readonly sequence: InvoiceSequenceRepository,
    private readonly settleCredit: SettleCredit,
    private readonly keepDocument: KeepDocument,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
  ) {}

  /** Throws `invoice.not_found`, `invoice.not_issued`, `credit_note.amount_invalid`, `credit_note.nothing_left`. */
  async execute(tx: Tx, request: CreditNoteToIssue): Promise<CreditNote> {
    const { environmentId, invoiceId, key } = request;
    const invoice = await this.lockInvoice.execute(tx, environmentId, invoiceId);
    const standing = key === null ? null : await this.creditNotes.byKey(tx, environmentId, key);
    if (standing) return standing;
    if (invoice.status === "draft") throw invoicingErrors("invoice.not_issued");
    if (invoice.status === "void")
      throw invoicingErrors("credit_note.nothing_left", { detail: "The invoice was voided as a whole." });
    const lines = await this.lines.ofInvoice(tx, environmentId, invoiceId);
    const earlier = await this.creditNotes.ofInvoice(tx, environmentId, invoiceId);
    const previous = await this.creditNotes.linesOf(
      tx,
      environmentId,
      earlier.map((note) => note.id),
    );
    const amounts = creditAmounts(invoice, lines, previous, request.credit);
    const settings = await this.settings.get(tx, environmentId);
    const at = await this.clock.now(environmentId, tx);
    const count = await this.sequence.next(tx, environmentId, "credit_note");
    const number = creditNoteNumber(settings.invoice.numberPrefix, count);
    const { reason, memo } = request;
    const built = buildCreditNote(invoice, lines, amounts, { key, reason, memo }, { at, number });
    await this.creditNotes.insert(tx, built.note, built.lines);
    await this.settleCredit.execute(tx, invoice, built.note);
    await this.keepDocument.ofCreditNote(tx, invoice, { ...built, invoiceLines: lines });
    return built.note;
  }
}
