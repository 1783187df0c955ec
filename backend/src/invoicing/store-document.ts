import { createHash } from "node:crypto";
import { Injectable } from "@nestjs/common";
import type { Instant } from "@atlas/rules";
import type { Tx } from "../platform/index.js";
import { creditNoteToDocument, type PrintedCreditNote } from "./credit-note-to-document.js";
import { DocumentRepository, type StoredDocument } from "./document.repository.js";
import { invoiceToDocument } from "./invoice-to-document.js";
import type { Invoice, InvoiceLine } from "./invoice.js";
import type { InvoiceDocument } from "./pdf/invoice-document.js";
import { renderInvoicePdf } from "./pdf/render-invoice-pdf.js";

/** Sets what was just issued as PDF and keeps its bytes, in the transaction that issues it: no number without its paper. */
@Injectable()
export class StoreDocument {
  constructor(private readonly documents: DocumentRepository) {}

  async ofInvoice(tx: Tx, invoice: Invoice, lines: readonly InvoiceLine[]): Promise<void> {
    const pdf = stored(invoiceToDocument(invoice, lines), invoice.finalizedAt ?? invoice.createdAt);
    await this.documents.insert(tx, "invoice", invoice.environmentId, invoice.id, pdf);
  }

  async ofCreditNote(tx: Tx, invoice: Invoice, printed: PrintedCreditNote): Promise<void> {
    const pdf = stored(creditNoteToDocument(invoice, printed), printed.note.issuedAt);
    await this.documents.insert(tx, "credit_note", invoice.environmentId, printed.note.id, pdf);
  }
}

function stored(document: InvoiceDocument, renderedAt: Instant): StoredDocument {
  const bytes = Buffer.from(renderInvoicePdf(document));
  return { bytes, sha256: createHash("sha256").update(bytes).digest("hex"), renderedAt };
}
