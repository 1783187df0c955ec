import { Injectable } from "@nestjs/common";
import type { Tx } from "../platform/index.js";

/** The SQL of usage accounts: a customer with usage cannot be deleted. */
@Injectable()
export class UsageAccountRepository {
  async open(tx: Tx, environmentId: string, customerIds: readonly string[]): Promise<void> {
    if (customerIds.length === 0) return;
    await tx.query(
      `INSERT INTO usage_account (environment_id, customer_id)
       SELECT $1, customer_id FROM unnest($2::uuid[]) AS customer_id ORDER BY customer_id ON CONFLICT DO NOTHING`,
      [environmentId, customerIds],
    );
  }
}
