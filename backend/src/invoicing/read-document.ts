import { Injectable } from "@nestjs/common";
import { Database } from "../platform/index.js";
import { CreditNoteRepository } from "./credit-note.repository.js";
import { DocumentRepository, type DocumentKind, type StoredDocument } from "./document.repository.js";
import { InvoiceReader } from "./invoice-reader.js";
import { invoicingErrors } from "./invoicing.errors.js";

export type NamedDocument = StoredDocument & { fileName: string };

/** The PDF that was issued, byte for byte. */
@Injectable()
export class ReadDocument {
  constructor(
    private readonly database: Database,
    private readonly invoices: InvoiceReader,
    private readonly creditNotes: CreditNoteRepository,
    private readonly documents: DocumentRepository,
  ) {}

  /** Throws `invoice.not_found`, `document.not_found` for a draft. */
  async ofInvoice(environmentId: string, id: string): Promise<NamedDocument> {
    const invoice = await this.invoices.get(this.database.reader, environmentId, id);
    return this.document("invoice", environmentId, id, invoice.number);
  }

  /** Throws `credit_note.not_found`. */
  async ofCreditNote(environmentId: string, id: string): Promise<NamedDocument> {
    const note = await this.creditNotes.byId(this.database.reader, environmentId, id);
    if (!note) throw invoicingErrors("credit_note.not_found");
    return this.document("credit_note", environmentId, id, note.number);
  }

  private async document(
    kind: DocumentKind,
    environmentId: string,
    id: string,
    number: string | null,
  ): Promise<NamedDocument> {
    const document = await this.documents.get(this.database.reader, kind, environmentId, id);
    if (!document) throw invoicingErrors("document.not_found");
    return { ...document, fileName: `${(number ?? kind).replaceAll(/[^A-Za-z0-9._-]/g, "-")}.pdf` };
  }
}
