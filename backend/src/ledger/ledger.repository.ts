import { Injectable } from "@nestjs/common";
import type { Instant } from "@atlas/rules";
import { affectedRows, firstRow, rows, type Tx } from "../platform/index.js";

export type EntryRow = { position: number; account: string; customerId: string | null; amount: string };

export type TransactionRow = {
  id: string;
  key: string;
  at: Instant;
  currency: string;
  referenceType: string;
  referenceId: string;
  entries: EntryRow[];
};

export type BalanceRow = { account: string; currency: string; balance: string };

export type TransactionFilter = {
  account: string | null;
  customerId: string | null;
  referenceId: string | null;
  before: string | null;
  limit: number;
};

type Header = Omit<TransactionRow, "entries" | "referenceType" | "referenceId"> & {
  environmentId: string;
  reference: { type: string; id: string };
};

// Amounts leave the database as text inside JSON: a JSON number would pass through a double.
const withEntries = `
  SELECT t.id, t.key, t.at, t.currency, t.reference_type, t.reference_id,
    (SELECT jsonb_agg(jsonb_build_object('position', e.position, 'account', e.account,
        'customerId', e.customer_id, 'amount', e.amount::text) ORDER BY e.position)
      FROM ledger_entry e WHERE e.environment_id = t.environment_id AND e.transaction_id = t.id) AS entries
  FROM ledger_transaction t`;

@Injectable()
export class LedgerRepository {
  /** Writes a transaction with its entries; false when one of this key stands already. */
  async insert(tx: Tx, header: Header, entries: EntryRow[]): Promise<boolean> {
    const written = await affectedRows(
      tx,
      `WITH posted AS (
         INSERT INTO ledger_transaction (environment_id, id, key, at, currency, reference_type, reference_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (environment_id, key) DO NOTHING
         RETURNING environment_id, id)
       INSERT INTO ledger_entry (environment_id, transaction_id, position, account, customer_id, amount)
       SELECT posted.environment_id, posted.id, e."position", e.account, e."customerId", e.amount
       FROM posted, jsonb_to_recordset($8) AS e("position" integer, account text, "customerId" uuid, amount numeric)`,
      [
        header.environmentId,
        header.id,
        header.key,
        header.at,
        header.currency,
        header.reference.type,
        header.reference.id,
        JSON.stringify(entries),
      ],
    );
    return written > 0;
  }

  async findByKey(tx: Tx, environmentId: string, key: string): Promise<TransactionRow | null> {
    return firstRow<TransactionRow>(tx, `${withEntries} WHERE t.environment_id = $1 AND t.key = $2`, [
      environmentId,
      key,
    ]);
  }

  /** Newest first; `limit + 1` rows, so that the caller sees whether more follow. */
  async list(tx: Tx, environmentId: string, filter: TransactionFilter): Promise<TransactionRow[]> {
    return rows<TransactionRow>(
      tx,
      `${withEntries}
       WHERE t.environment_id = $1
         AND ($2::uuid IS NULL OR t.id < $2)
         AND ($3::uuid IS NULL OR t.reference_id = $3)
         AND (($4::text IS NULL AND $5::uuid IS NULL) OR EXISTS (
           SELECT FROM ledger_entry e
           WHERE e.environment_id = t.environment_id AND e.transaction_id = t.id
             AND ($4::text IS NULL OR e.account = $4) AND ($5::uuid IS NULL OR e.customer_id = $5)))
       ORDER BY t.id DESC LIMIT $6`,
      [environmentId, filter.before, filter.referenceId, filter.account, filter.customerId, filter.limit + 1],
    );
  }

  /** Sum of each account and currency, of one customer or of all. */
  async balances(tx: Tx, environmentId: string, customerId: string | null): Promise<BalanceRow[]> {
    return rows<BalanceRow>(
      tx,
      `SELECT e.account, t.currency, sum(e.amount)::text AS balance
       FROM ledger_entry e
       JOIN ledger_transaction t ON t.environment_id = e.environment_id AND t.id = e.transaction_id
       WHERE e.environment_id = $1 AND ($2::uuid IS NULL OR e.customer_id = $2)
       GROUP BY e.account, t.currency ORDER BY t.currency, e.account`,
      [environmentId, customerId],
    );
  }
}
