import { Injectable } from "@nestjs/common";
import { Database, publicId } from "../platform/index.js";
import type { CreditNote, CreditNoteLine } from "./credit-note.js";
import { CreditNoteRepository } from "./credit-note.repository.js";
import { DocumentRepository } from "./document.repository.js";
import { invoicingErrors } from "./invoicing.errors.js";

export type CreditNoteDetail = { note: CreditNote; lines: CreditNoteLine[]; pdfSha256: string | null };

@Injectable()
export class ReadCreditNote {
  constructor(
    private readonly database: Database,
    private readonly creditNotes: CreditNoteRepository,
    private readonly documents: DocumentRepository,
  ) {}

  /** Throws `credit_note.not_found`. */
  async execute(environmentId: string, id: string): Promise<CreditNoteDetail> {
    const tx = this.database.reader;
    const note = await this.creditNotes.byId(tx, environmentId, id);
    if (!note) {
      throw invoicingErrors("credit_note.not_found", {
        detail: `No credit note ${publicId("crn", id)} in this environment.`,
      });
    }
    return {
      note,
      lines: await this.creditNotes.linesOf(tx, environmentId, [id]),
      pdfSha256: await this.documents.fingerprint(tx, "credit_note", environmentId, id),
    };
  }
}
