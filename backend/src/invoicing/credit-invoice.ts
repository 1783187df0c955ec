import { Injectable } from "@nestjs/common";
import { Audit } from "../audit/index.js";
import { Database, publicId, type Actor } from "../platform/index.js";
import type { CreditNote } from "./credit-note.js";
import { IssueCreditNote, type CreditNoteToIssue } from "./issue-credit-note.js";

/** A person's or an API client's request for a credit note: issued in a transaction of its own, and on the audit trail. */
@Injectable()
export class CreditInvoice {
  constructor(
    private readonly database: Database,
    private readonly issueCreditNote: IssueCreditNote,
    private readonly audit: Audit,
  ) {}

  /** Throws what `IssueCreditNote` throws. */
  async execute(request: Omit<CreditNoteToIssue, "key">, actor: Actor): Promise<CreditNote> {
    return this.database.transaction(async (tx) => {
      const note = await this.issueCreditNote.execute(tx, { ...request, key: null });
      await this.audit.record(tx, {
        environmentId: request.environmentId,
        actor,
        action: "credit_note.issued",
        subject: { type: "credit_note", id: publicId("crn", note.id) },
        detail: { invoice: publicId("inv", note.invoiceId), total: note.total, reason: note.reason },
      });
      return note;
    });
  }
}
