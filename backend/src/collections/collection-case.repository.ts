import { Injectable } from "@nestjs/common";
import { clockNow, firstRow, rows, type Tx } from "../platform/index.js";
import { COLLECTION_WAIT, type CollectionCase } from "./collection-case.js";

/** A case as finance works through them: with the invoice's amounts and the last attempt. */
export type CaseSummary = CollectionCase & {
  invoiceNumber: string;
  currency: string;
  collectionMethod: "charge_automatically" | "send_invoice";
  amountDue: string;
  customerName: string;
  attempts: number;
  lastDeclineClass: "soft" | "hard" | null;
  lastDeclineCode: string | null;
};
export type CaseFilter = {
  status?: string | undefined;
  customerId?: string | undefined;
  invoiceId?: string | undefined;
  declineClass?: string | undefined;
  currency?: string | undefined;
};

const SUMMARY = `SELECT c.*, i.number AS invoice_number, i.currency, i.collection_method, i.amount_due, customer.name AS customer_name,
    (SELECT count(*)::int FROM payment_attempt a WHERE a.environment_id = c.environment_id AND a.invoice_id = c.invoice_id) AS attempts,
    last.decline_class AS last_decline_class, last.decline_code AS last_decline_code
  FROM collection_case c
  JOIN invoice i ON i.environment_id = c.environment_id AND i.id = c.invoice_id
  JOIN customer ON customer.environment_id = c.environment_id AND customer.id = c.customer_id
  LEFT JOIN LATERAL (
    SELECT decline_class, decline_code FROM payment_attempt a
    WHERE a.environment_id = c.environment_id AND a.invoice_id = c.invoice_id AND a.kind = 'card' ORDER BY number DESC LIMIT 1) last ON true`;

@Injectable()
export class CollectionCaseRepository {
  /** Opens a case unless the invoice has one; says whether it did. */
  async insert(tx: Tx, added: CollectionCase): Promise<boolean> {
    const inserted = await rows(
      tx,
      `INSERT INTO collection_case (environment_id, id, invoice_id, customer_id, flow_version_id, status, step, step_since, first_failure_at, created_at)
       VALUES ($1, $2, $3, $4, $5, 'active', $6, $7, $8, $7) ON CONFLICT (environment_id, invoice_id) DO NOTHING RETURNING id`,
      [
        added.environmentId,
        added.id,
        added.invoiceId,
        added.customerId,
        added.flowVersionId,
        added.step,
        added.stepSince,
        added.firstFailureAt,
      ],
    );
    return inserted.length > 0;
  }

  async get(tx: Tx, environmentId: string, id: string): Promise<CollectionCase | null> {
    return firstRow<CollectionCase>(
      tx,
      "SELECT * FROM collection_case WHERE environment_id = $1 AND id = $2",
      [environmentId, id],
    );
  }

  async byInvoice(tx: Tx, environmentId: string, invoiceId: string): Promise<CollectionCase | null> {
    return firstRow<CollectionCase>(
      tx,
      "SELECT * FROM collection_case WHERE environment_id = $1 AND invoice_id = $2",
      [environmentId, invoiceId],
    );
  }

  /** Open cases of invoices that are charged to the customer's card. */
  async chargedOfCustomer(tx: Tx, environmentId: string, customerId: string): Promise<CollectionCase[]> {
    return rows<CollectionCase>(
      tx,
      `SELECT c.* FROM collection_case c JOIN invoice i ON i.environment_id = c.environment_id AND i.id = c.invoice_id
       WHERE c.environment_id = $1 AND c.customer_id = $2 AND c.status <> 'finished' AND i.collection_method = 'charge_automatically'
       ORDER BY c.id`,
      [environmentId, customerId],
    );
  }

  /** Cases of all environments that something is to be done for now: their time has come, or their charge is open. */
  async overdue(tx: Tx, limit: number): Promise<CollectionCase[]> {
    return rows<CollectionCase>(
      tx,
      `SELECT c.* FROM collection_case c
       JOIN environment_clock clock ON clock.environment_id = c.environment_id
       JOIN wait w ON w.environment_id = c.environment_id AND w.kind = '${COLLECTION_WAIT}' AND w.subject_id = c.invoice_id
       WHERE c.status <> 'finished' AND (
         (w.state IN ('waiting', 'processing') AND w.due_at <= ${clockNow("clock")})
         OR EXISTS (
           SELECT 1 FROM payment_attempt a
           WHERE a.environment_id = c.environment_id AND a.invoice_id = c.invoice_id AND a.status IN ('created', 'processing', 'unknown')))
       ORDER BY w.due_at LIMIT $1`,
      [limit],
    );
  }

  /** Writes what may change of a case; the caller holds the customer's lock. */
  async update(tx: Tx, changed: CollectionCase): Promise<void> {
    await tx.query(
      `UPDATE collection_case SET status = $3, step = $4, step_since = $5, next_at = $6, charge_after = $7, charge_trigger = $8,
         asked_provider_at = $9, outcome = $10, finished_at = $11
       WHERE environment_id = $1 AND id = $2`,
      [
        changed.environmentId,
        changed.id,
        changed.status,
        changed.step,
        changed.stepSince,
        changed.nextAt,
        changed.chargeAfter,
        changed.chargeTrigger,
        changed.askedProviderAt,
        changed.outcome,
        changed.finishedAt,
      ],
    );
  }

  async summary(tx: Tx, environmentId: string, id: string): Promise<CaseSummary | null> {
    return firstRow<CaseSummary>(tx, `${SUMMARY} WHERE c.environment_id = $1 AND c.id = $2`, [
      environmentId,
      id,
    ]);
  }

  async list(
    tx: Tx,
    environmentId: string,
    filter: CaseFilter,
    limit: number,
    before: string | null,
  ): Promise<CaseSummary[]> {
    return rows<CaseSummary>(
      tx,
      `${SUMMARY}
       WHERE c.environment_id = $1 AND ($2::text IS NULL OR c.status = $2) AND ($3::uuid IS NULL OR c.customer_id = $3)
         AND ($4::uuid IS NULL OR c.invoice_id = $4) AND ($5::text IS NULL OR last.decline_class = $5) AND ($6::uuid IS NULL OR c.id < $6)
         AND ($8::text IS NULL OR i.currency = $8)
       ORDER BY c.id DESC LIMIT $7`,
      [
        environmentId,
        filter.status ?? null,
        filter.customerId ?? null,
        filter.invoiceId ?? null,
        filter.declineClass ?? null,
        before,
        limit + 1,
        filter.currency ?? null,
      ],
    );
  }
}
