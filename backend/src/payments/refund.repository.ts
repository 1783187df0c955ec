import { Injectable } from "@nestjs/common";
import { firstRow, rows, type Tx } from "../platform/index.js";
import type { Refund } from "./refund.js";

export type RefundFilter = {
  invoiceId?: string | undefined;
  customerId?: string | undefined;
  status?: string | undefined;
};

@Injectable()
export class RefundRepository {
  async insert(tx: Tx, refund: Refund): Promise<void> {
    await tx.query(
      `INSERT INTO refund (environment_id, id, invoice_id, attempt_id, customer_id, amount, currency, reason, status, requested_by, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        refund.environmentId,
        refund.id,
        refund.invoiceId,
        refund.attemptId,
        refund.customerId,
        refund.amount,
        refund.currency,
        refund.reason,
        refund.status,
        JSON.stringify(refund.requestedBy),
        refund.createdAt,
      ],
    );
  }

  async get(tx: Tx, environmentId: string, id: string): Promise<Refund | null> {
    return firstRow<Refund>(tx, "SELECT * FROM refund WHERE environment_id = $1 AND id = $2", [
      environmentId,
      id,
    ]);
  }

  /** Those that gave money back or still may, by invoice. */
  async countingOfInvoice(tx: Tx, environmentId: string, invoiceId: string): Promise<Refund[]> {
    return rows<Refund>(
      tx,
      "SELECT * FROM refund WHERE environment_id = $1 AND invoice_id = $2 AND status NOT IN ('failed', 'rejected')",
      [environmentId, invoiceId],
    );
  }

  /** Approved and not settled yet, in all environments, oldest first: for the reconciler. */
  async onTheirWay(tx: Tx, limit: number): Promise<Refund[]> {
    return rows<Refund>(
      tx,
      "SELECT * FROM refund WHERE status IN ('approved', 'processing') ORDER BY id LIMIT $1",
      [limit],
    );
  }

  async list(
    tx: Tx,
    environmentId: string,
    filter: RefundFilter,
    limit: number,
    before: string | null,
  ): Promise<Refund[]> {
    return rows<Refund>(
      tx,
      `SELECT * FROM refund
       WHERE environment_id = $1 AND ($2::uuid IS NULL OR invoice_id = $2) AND ($3::uuid IS NULL OR customer_id = $3)
         AND ($4::text IS NULL OR status = $4) AND ($5::uuid IS NULL OR id < $5)
       ORDER BY id DESC LIMIT $6`,
      [
        environmentId,
        filter.invoiceId ?? null,
        filter.customerId ?? null,
        filter.status ?? null,
        before,
        limit + 1,
      ],
    );
  }
}
