import { Injectable } from "@nestjs/common";
import { firstRow, rows, type Tx } from "../platform/index.js";
import type { PaymentAttempt } from "./payment-attempt.js";

export type AttemptFilter = {
  invoiceId?: string | undefined;
  customerId?: string | undefined;
  status?: string | undefined;
  declineClass?: string | undefined;
};

@Injectable()
export class PaymentAttemptRepository {
  async insert(tx: Tx, attempt: PaymentAttempt): Promise<void> {
    await tx.query(
      `INSERT INTO payment_attempt (environment_id, id, invoice_id, customer_id, number, kind, trigger, payment_method_id, amount, currency,
         status, memo, created_at, settled_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        attempt.environmentId,
        attempt.id,
        attempt.invoiceId,
        attempt.customerId,
        attempt.number,
        attempt.kind,
        attempt.trigger,
        attempt.paymentMethodId,
        attempt.amount,
        attempt.currency,
        attempt.status,
        attempt.memo,
        attempt.createdAt,
        attempt.settledAt,
      ],
    );
  }

  async get(tx: Tx, environmentId: string, id: string): Promise<PaymentAttempt | null> {
    return firstRow<PaymentAttempt>(
      tx,
      "SELECT * FROM payment_attempt WHERE environment_id = $1 AND id = $2",
      [environmentId, id],
    );
  }

  async byNumber(
    tx: Tx,
    environmentId: string,
    invoiceId: string,
    number: number,
  ): Promise<PaymentAttempt | null> {
    return firstRow<PaymentAttempt>(
      tx,
      "SELECT * FROM payment_attempt WHERE environment_id = $1 AND invoice_id = $2 AND number = $3",
      [environmentId, invoiceId, number],
    );
  }

  async byCharge(tx: Tx, environmentId: string, chargeId: string): Promise<PaymentAttempt | null> {
    return firstRow<PaymentAttempt>(
      tx,
      "SELECT * FROM payment_attempt WHERE environment_id = $1 AND provider_charge_id = $2",
      [environmentId, chargeId],
    );
  }

  /** All attempts of an invoice, first to last. */
  async ofInvoice(tx: Tx, environmentId: string, invoiceId: string): Promise<PaymentAttempt[]> {
    return rows<PaymentAttempt>(
      tx,
      "SELECT * FROM payment_attempt WHERE environment_id = $1 AND invoice_id = $2 ORDER BY number",
      [environmentId, invoiceId],
    );
  }

  async list(
    tx: Tx,
    environmentId: string,
    filter: AttemptFilter,
    limit: number,
    before: string | null,
  ): Promise<PaymentAttempt[]> {
    return rows<PaymentAttempt>(
      tx,
      `SELECT * FROM payment_attempt
       WHERE environment_id = $1 AND ($2::uuid IS NULL OR invoice_id = $2) AND ($3::uuid IS NULL OR customer_id = $3)
         AND ($4::text IS NULL OR status = $4) AND ($5::text IS NULL OR decline_class = $5) AND ($6::uuid IS NULL OR id < $6)
       ORDER BY id DESC LIMIT $7`,
      [
        environmentId,
        filter.invoiceId ?? null,
        filter.customerId ?? null,
        filter.status ?? null,
        filter.declineClass ?? null,
        before,
        limit + 1,
      ],
    );
  }
}
