import type { Instant } from "@atlas/rules";
import { Injectable } from "@nestjs/common";
import { firstRow, rows, type Tx } from "../platform/index.js";
import type { Dispute, DisputeStatus } from "./dispute.js";

@Injectable()
export class DisputeRepository {
  async byProviderId(tx: Tx, environmentId: string, providerDisputeId: string): Promise<Dispute | null> {
    return firstRow<Dispute>(
      tx,
      "SELECT * FROM dispute WHERE environment_id = $1 AND provider_dispute_id = $2",
      [environmentId, providerDisputeId],
    );
  }

  async insert(tx: Tx, dispute: Dispute): Promise<void> {
    await tx.query(
      `INSERT INTO dispute (environment_id, id, attempt_id, invoice_id, customer_id, provider_dispute_id, amount, currency, reason, status, opened_at, closed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        dispute.environmentId,
        dispute.id,
        dispute.attemptId,
        dispute.invoiceId,
        dispute.customerId,
        dispute.providerDisputeId,
        dispute.amount,
        dispute.currency,
        dispute.reason,
        dispute.status,
        dispute.openedAt,
        dispute.closedAt,
      ],
    );
  }

  async setStatus(
    tx: Tx,
    environmentId: string,
    id: string,
    status: DisputeStatus,
    closedAt: Instant | null,
  ): Promise<void> {
    await tx.query("UPDATE dispute SET status = $3, closed_at = $4 WHERE environment_id = $1 AND id = $2", [
      environmentId,
      id,
      status,
      closedAt,
    ]);
  }

  async list(tx: Tx, environmentId: string, limit: number, before: string | null): Promise<Dispute[]> {
    return rows<Dispute>(
      tx,
      "SELECT * FROM dispute WHERE environment_id = $1 AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3",
      [environmentId, before, limit + 1],
    );
  }
}
