import { Injectable } from "@nestjs/common";
import { Database } from "../platform/index.js";
import { CreditNoteRepository } from "./credit-note.repository.js";
import { DocumentRepository, type DocumentKind, type StoredDocument } from "./document.repository.js";
import { InvoiceReader } from "./invoice-reader.js";
import { KeepDocument } from "./keep-document.js";
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
    private readonly keepDocument: KeepDocument,
  ) {}

  /** Throws `invoice.not_found`, `document.not_found` for a draft. */
  async ofInvoice(environmentId: string, id: string): Promise<NamedDocument> {
    const invoice = await this.invoices.get(this.database.reader, environmentId, id);
    const document = await this.keepDocument.ofInvoice(environmentId, id);
    return { ...document, fileName: fileName("invoice", invoice.number) };
  }

  /** Throws `credit_note.not_found`. */
  async ofCreditNote(environmentId: string, id: string): Promise<NamedDocument> {
    const note = await this.creditNotes.byId(this.database.reader, environmentId, id);
    if (!note) throw invoicingErrors("credit_note.not_found");
    const document = await this.documents.get(this.database.reader, "credit_note", environmentId, id);
    if (!document) throw invoicingErrors("document.not_found");
    return { ...document, fileName: fileName("credit_note", note.number) };
  }
}

const fileName = (kind: DocumentKind, number: string | null): string =>
  `${(number ?? kind).replaceAll(/[^A-Za-z0-9._-]/g, "-")}.pdf`;
