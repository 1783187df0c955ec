import { Injectable } from "@nestjs/common";
import type { Instant } from "@atlas/rules";
import { newId, rows, type Tx } from "../platform/index.js";
import type { InvoiceIssue } from "./check-invoice.js";

export type InvoiceIssueRow = {
  id: string;
  invoiceId: string;
  code: string;
  message: string;
  lineId: string | null;
  foundAt: Instant;
  resolvedAt: Instant | null;
};

@Injectable()
export class InvoiceIssueRepository {
  /** Opens issues of an invoice; one that this session cannot see gets none. */
  async open(
    tx: Tx,
    environmentId: string,
    invoiceId: string,
    issues: readonly InvoiceIssue[],
    at: Instant,
  ): Promise<void> {
    await tx.query(
      `INSERT INTO invoice_issue (environment_id, id, invoice_id, code, message, line_id, found_at)
       SELECT i.environment_id, n.id, i.id, n.code, n.message, n."lineId", $4
       FROM invoice i, jsonb_to_recordset($3) AS n(id uuid, code text, message text, "lineId" uuid)
       WHERE i.environment_id = $1 AND i.id = $2`,
      [environmentId, invoiceId, JSON.stringify(issues.map((issue) => ({ id: newId(), ...issue }))), at],
    );
  }

  /** Closes all open issues of an invoice: they are judged afresh, or the invoice is issued. */
  async resolve(tx: Tx, environmentId: string, invoiceId: string, at: Instant): Promise<void> {
    await tx.query(
      `UPDATE invoice_issue SET resolved_at = $3
       WHERE environment_id = $1 AND invoice_id = $2 AND resolved_at IS NULL`,
      [environmentId, invoiceId, at],
    );
  }

  /** The open issues of some invoices. */
  async openOf(tx: Tx, environmentId: string, invoiceIds: readonly string[]): Promise<InvoiceIssueRow[]> {
    return rows<InvoiceIssueRow>(
      tx,
      `SELECT id, invoice_id, code, message, line_id, found_at, resolved_at FROM invoice_issue
       WHERE environment_id = $1 AND invoice_id = ANY($2) AND resolved_at IS NULL ORDER BY id`,
      [environmentId, invoiceIds],
    );
  }
}
