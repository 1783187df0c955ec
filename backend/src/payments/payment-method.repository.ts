import type { Instant } from "@atlas/rules";
import { Injectable } from "@nestjs/common";
import { affectedRows, firstRow, rows, type Tx } from "../platform/index.js";
import type { PaymentMethod } from "./payment-method.js";

@Injectable()
export class PaymentMethodRepository {
  /** A default takes the place of the default before it. */
  async insert(tx: Tx, method: PaymentMethod): Promise<void> {
    if (method.isDefault) await this.clearDefault(tx, method.environmentId, method.customerId);
    await tx.query(
      `INSERT INTO payment_method (environment_id, id, customer_id, provider, provider_payment_method, brand, last4, exp_month, exp_year, is_default, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        method.environmentId,
        method.id,
        method.customerId,
        method.provider,
        method.providerPaymentMethod,
        method.brand,
        method.last4,
        method.expMonth,
        method.expYear,
        method.isDefault,
        method.createdAt,
      ],
    );
  }

  async get(tx: Tx, environmentId: string, id: string): Promise<PaymentMethod | null> {
    return firstRow<PaymentMethod>(tx, "SELECT * FROM payment_method WHERE environment_id = $1 AND id = $2", [
      environmentId,
      id,
    ]);
  }

  async default(tx: Tx, environmentId: string, customerId: string): Promise<PaymentMethod | null> {
    return firstRow<PaymentMethod>(
      tx,
      "SELECT * FROM payment_method WHERE environment_id = $1 AND customer_id = $2 AND is_default AND detached_at IS NULL",
      [environmentId, customerId],
    );
  }

  async list(
    tx: Tx,
    environmentId: string,
    customerId: string,
    limit: number,
    before: string | null,
  ): Promise<PaymentMethod[]> {
    return rows<PaymentMethod>(
      tx,
      `SELECT * FROM payment_method WHERE environment_id = $1 AND customer_id = $2 AND detached_at IS NULL AND ($3::uuid IS NULL OR id < $3)
       ORDER BY id DESC LIMIT $4`,
      [environmentId, customerId, before, limit + 1],
    );
  }

  async makeDefault(tx: Tx, method: PaymentMethod): Promise<void> {
    await this.clearDefault(tx, method.environmentId, method.customerId);
    await tx.query("UPDATE payment_method SET is_default = true WHERE environment_id = $1 AND id = $2", [
      method.environmentId,
      method.id,
    ]);
  }

  /** False when it was detached before. */
  async detach(tx: Tx, environmentId: string, id: string, at: Instant): Promise<boolean> {
    const sql =
      "UPDATE payment_method SET detached_at = $3, is_default = false WHERE environment_id = $1 AND id = $2 AND detached_at IS NULL";
    return (await affectedRows(tx, sql, [environmentId, id, at])) > 0;
  }

  private async clearDefault(tx: Tx, environmentId: string, customerId: string): Promise<void> {
    await tx.query(
      "UPDATE payment_method SET is_default = false WHERE environment_id = $1 AND customer_id = $2 AND is_default",
      [environmentId, customerId],
    );
  }
}
