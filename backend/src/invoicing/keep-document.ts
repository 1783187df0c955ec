import { createHash } from "node:crypto";
import { Injectable } from "@nestjs/common";
import { isZero, type Instant } from "@atlas/rules";
import { Database, type Tx } from "../platform/index.js";
import { creditNoteToDocument, type PrintedCreditNote } from "./credit-note-to-document.js";
import { DocumentRepository, type StoredDocument } from "./document.repository.js";
import { InvoiceReader } from "./invoice-reader.js";
import { invoiceToDocument } from "./invoice-to-document.js";
import type { Invoice } from "./invoice.js";
import { invoicingErrors } from "./invoicing.errors.js";
import type { IssuedInvoice } from "./issue-invoice.js";
import type { InvoiceDocument } from "./pdf/invoice-document.js";
import { renderInvoicePdf } from "./pdf/render-invoice-pdf.js";

/**
 * Sets what was issued as PDF and keeps its bytes. An invoice's PDF is set after the commit that numbers it, since every other
 * invoice of the environment waits for that commit; whoever needs the PDF first, makes it: its bytes follow from what was frozen.
 */
@Injectable()
export class KeepDocument {
  constructor(
    private readonly database: Database,
    private readonly documents: DocumentRepository,
    private readonly invoices: InvoiceReader,
  ) {}

  /** The PDF of an issued invoice; the first one kept stays. Throws `document.not_found` for a draft. */
  async ofInvoice(
    environmentId: string,
    invoiceId: string,
    tx: Tx = this.database.reader,
  ): Promise<StoredDocument> {
    const kept = await this.documents.get(tx, "invoice", environmentId, invoiceId);
    if (kept) return kept;
    const invoice = await this.invoices.get(tx, environmentId, invoiceId);
    return this.ofIssued({ invoice, lines: await this.invoices.lines(tx, environmentId, invoiceId) }, tx);
  }

  /** The same for one that was just issued, in the transaction before. */
  async ofIssued({ invoice, lines }: IssuedInvoice, tx: Tx = this.database.reader): Promise<StoredDocument> {
    if (invoice.finalizedAt === null) throw invoicingErrors("document.not_found");
    const document = rendered(invoiceToDocument(asIssued(invoice), lines), invoice.finalizedAt);
    await this.documents.insert(tx, "invoice", invoice.environmentId, invoice.id, document);
    return document;
  }

  /** In the transaction that issues the note. */
  async ofCreditNote(tx: Tx, invoice: Invoice, printed: PrintedCreditNote): Promise<void> {
    const document = rendered(creditNoteToDocument(invoice, printed), printed.note.issuedAt);
    await this.documents.insert(tx, "credit_note", invoice.environmentId, printed.note.id, document);
  }
}

/** As it stood when it got its number, whatever was paid since. */
const asIssued = (invoice: Invoice): Invoice => ({
  ...invoice,
  status: isZero(invoice.total) ? "paid" : "open",
  amountDue: invoice.total,
});

function rendered(document: InvoiceDocument, renderedAt: Instant): StoredDocument {
  const bytes = Buffer.from(renderInvoicePdf(document));
  return { bytes, sha256: createHash("sha256").update(bytes).digest("hex"), renderedAt };
}
