import { isZero } from "@atlas/rules";
import { Injectable } from "@nestjs/common";
import { Audit } from "../audit/index.js";
import { Database, publicId, type Actor } from "../platform/index.js";
import type { CreditNote } from "./credit-note.js";
import { invoicingErrors } from "./invoicing.errors.js";
import { IssueCreditNote, type CreditNoteToIssue } from "./issue-credit-note.js";

/** A person's or an API client's request for a credit note: issued in a transaction of its own, and on the audit trail. */
@Injectable()
export class CreditInvoice {
  constructor(
    private readonly database: Database,
    private readonly issueCreditNote: IssueCreditNote,
    private readonly audit: Audit,
  ) {}

  /** Throws what `IssueCreditNote` throws, and `credit_note.refund_instead` above what is still due. */
  async execute(request: Omit<CreditNoteToIssue, "key">, actor: Actor): Promise<CreditNote> {
    return this.database.transaction(async (tx) => {
      const note = await this.issueCreditNote.execute(tx, { ...request, key: null });
      // A refund issues its own credit note: one without the other would leave the money nowhere. Rolls the note back.
      if (!isZero(note.refundableAmount)) {
        throw invoicingErrors("credit_note.refund_instead", {
          detail: `${note.refundableAmount} ${note.currency} of it were paid already; ${note.appliedAmount} are still due.`,
        });
      }
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
