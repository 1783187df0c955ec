import { Injectable } from "@nestjs/common";
import { firstRow, insertRows, rows, type Tx } from "../platform/index.js";
import type { CreditNote, CreditNoteLine } from "./credit-note.js";

export type CreditNoteFilter = {
  customerId: string | null;
  invoiceId: string | null;
  number: string | null;
  before: string | null;
  limit: number;
};

const columns = `
  environment_id, id, invoice_id, customer_id, key, number, reason, memo, currency, issue_date::text, issued_at, taxes,
  subtotal, tax_total, total, applied_amount, refundable_amount`;

@Injectable()
export class CreditNoteRepository {
  async insert(tx: Tx, note: CreditNote, lines: readonly CreditNoteLine[]): Promise<void> {
    await insertRows(tx, "credit_note", [note]);
    await insertRows(tx, "credit_note_line", lines);
  }

  async byId(tx: Tx, environmentId: string, id: string): Promise<CreditNote | null> {
    return firstRow<CreditNote>(
      tx,
      `SELECT ${columns} FROM credit_note WHERE environment_id = $1 AND id = $2`,
      [environmentId, id],
    );
  }

  async byKey(tx: Tx, environmentId: string, key: string): Promise<CreditNote | null> {
    return firstRow<CreditNote>(
      tx,
      `SELECT ${columns} FROM credit_note WHERE environment_id = $1 AND key = $2`,
      [environmentId, key],
    );
  }

  /** All of an invoice, oldest first. */
  async ofInvoice(tx: Tx, environmentId: string, invoiceId: string): Promise<CreditNote[]> {
    return rows<CreditNote>(
      tx,
      `SELECT ${columns} FROM credit_note WHERE environment_id = $1 AND invoice_id = $2 ORDER BY id`,
      [environmentId, invoiceId],
    );
  }

  /** Newest first; `limit + 1` rows, so that the caller sees whether more follow. */
  async list(tx: Tx, environmentId: string, filter: CreditNoteFilter): Promise<CreditNote[]> {
    return rows<CreditNote>(
      tx,
      `SELECT ${columns} FROM credit_note
       WHERE environment_id = $1
         AND ($2::uuid IS NULL OR id < $2)
         AND ($3::uuid IS NULL OR customer_id = $3)
         AND ($4::uuid IS NULL OR invoice_id = $4)
         AND ($5::text IS NULL OR strpos(lower(number), lower($5)) > 0)
       ORDER BY id DESC LIMIT $6`,
      [environmentId, filter.before, filter.customerId, filter.invoiceId, filter.number, filter.limit + 1],
    );
  }

  async linesOf(tx: Tx, environmentId: string, creditNoteIds: readonly string[]): Promise<CreditNoteLine[]> {
    return rows<CreditNoteLine>(
      tx,
      `SELECT * FROM credit_note_line WHERE environment_id = $1 AND credit_note_id = ANY($2)
       ORDER BY credit_note_id, position`,
      [environmentId, creditNoteIds],
    );
  }
}
