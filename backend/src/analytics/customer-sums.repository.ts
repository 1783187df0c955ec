import type { Instant } from "@atlas/rules";
import { Injectable } from "@nestjs/common";
import { rows, type Tx } from "../platform/index.js";

export type CustomerSums = {
  customerId: string;
  activeSubscriptions: number;
  openAmount: string;
  overdueAmount: string;
};

/** The SQL of what lists show beside what they list. */
@Injectable()
export class CustomerSumsRepository {
  async of(
    tx: Tx,
    environmentId: string,
    customerIds: readonly string[],
    now: Instant,
  ): Promise<Map<string, CustomerSums>> {
    const found = await rows<CustomerSums>(
      tx,
      `SELECT wanted.id AS customer_id,
         (SELECT count(*)::int FROM subscription s
          WHERE s.environment_id = $1 AND s.customer_id = wanted.id AND s.status = 'active') AS active_subscriptions,
         owed.open_amount, owed.overdue_amount
       FROM unnest($2::uuid[]) AS wanted (id), LATERAL (
         SELECT coalesce(sum(amount_due), 0)::text AS open_amount,
           coalesce(sum(amount_due) FILTER (WHERE due_at <= $3), 0)::text AS overdue_amount
         FROM invoice i WHERE i.environment_id = $1 AND i.customer_id = wanted.id AND i.status = 'open') owed`,
      [environmentId, customerIds, now],
    );
    return new Map(found.map((row) => [row.customerId, row]));
  }

  async names(tx: Tx, environmentId: string, customerIds: readonly string[]): Promise<Map<string, string>> {
    const found = await rows<{ id: string; name: string }>(
      tx,
      "SELECT id, name FROM customer WHERE environment_id = $1 AND id = ANY($2::uuid[])",
      [environmentId, customerIds],
    );
    return new Map(found.map((row) => [row.id, row.name]));
  }

  async invoiceNumbers(
    tx: Tx,
    environmentId: string,
    invoiceIds: readonly string[],
  ): Promise<Map<string, string | null>> {
    const found = await rows<{ id: string; number: string | null }>(
      tx,
      "SELECT id, number FROM invoice WHERE environment_id = $1 AND id = ANY($2::uuid[])",
      [environmentId, invoiceIds],
    );
    return new Map(found.map((row) => [row.id, row.number]));
  }
}
