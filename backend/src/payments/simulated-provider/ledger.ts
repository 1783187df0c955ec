import type { Pool } from "pg";
import type { Tx } from "./provider-transaction.js";

/** The provider's accounts. Their balances are what it owes (positive) or is owed; all of them together are zero. */
export type LedgerAccount = "card_network" | "merchant" | "disputes_held";

export type LedgerKind = "capture" | "refund" | "dispute_opened" | "dispute_won" | "dispute_lost";

const MOVES: Record<LedgerKind, { from: LedgerAccount; to: LedgerAccount }> = {
  capture: { from: "card_network", to: "merchant" },
  refund: { from: "merchant", to: "card_network" },
  dispute_opened: { from: "merchant", to: "disputes_held" },
  dispute_won: { from: "disputes_held", to: "merchant" },
  dispute_lost: { from: "disputes_held", to: "card_network" },
};

export interface LedgerPosting {
  readonly kind: LedgerKind;
  readonly charge: string;
  /** The charge, refund or dispute that moves the money; one posting per kind and source, ever. */
  readonly source: string;
  readonly amount: string;
  readonly currency: string;
}

/** Moves money between two accounts; both legs are written by one statement, so a transaction sums to zero. */
export async function postToLedger(tx: Tx, posting: LedgerPosting): Promise<void> {
  const { from, to } = MOVES[posting.kind];
  await tx.query(
    `WITH posted AS (
       INSERT INTO ledger_transaction (kind, charge, source) VALUES ($1, $2, $3) RETURNING id
     )
     INSERT INTO ledger_entry (transaction, account, amount, currency)
     SELECT id, $4, -$6::numeric, $7 FROM posted UNION ALL SELECT id, $5, $6::numeric, $7 FROM posted`,
    [posting.kind, posting.charge, posting.source, from, to, posting.amount, posting.currency],
  );
}

/** The money of one currency: what was captured, what went back, and what the merchant is owed. Decimal strings. */
export interface LedgerBalance {
  readonly currency: string;
  readonly captured: string;
  readonly refunded: string;
  readonly disputesHeld: string;
  readonly disputesLost: string;
  readonly balance: string;
}

/** Balances per currency over the charges whose metadata contains `metadata` (`{}` for all). */
export async function ledgerBalances(pool: Pool, metadata: Record<string, string>): Promise<LedgerBalance[]> {
  const { rows } = await pool.query<LedgerBalance>(
    `SELECT e.currency,
            coalesce(sum(e.amount) FILTER (WHERE t.kind = 'capture' AND e.account = 'merchant'), 0) AS captured,
            coalesce(-sum(e.amount) FILTER (WHERE t.kind = 'refund' AND e.account = 'merchant'), 0) AS refunded,
            coalesce(sum(e.amount) FILTER (WHERE e.account = 'disputes_held'), 0) AS "disputesHeld",
            coalesce(sum(e.amount) FILTER (WHERE t.kind = 'dispute_lost' AND e.account = 'card_network'), 0)
              AS "disputesLost",
            coalesce(sum(e.amount) FILTER (WHERE e.account = 'merchant'), 0) AS balance
       FROM ledger_entry e JOIN ledger_transaction t ON t.id = e.transaction JOIN charge c ON c.id = t.charge
      WHERE c.metadata @> $1 GROUP BY e.currency ORDER BY e.currency`,
    [metadata],
  );
  return rows;
}

/** One ledger transaction with both of its entries. */
export interface LedgerTransaction {
  readonly id: string;
  readonly kind: LedgerKind;
  readonly charge: string;
  readonly source: string;
  readonly createdAt: string;
  readonly entries: readonly { account: LedgerAccount; amount: string; currency: string }[];
}

/** Ledger transactions, oldest first, after a cursor. */
export async function ledgerTransactions(
  pool: Pool,
  page: { metadata: Record<string, string>; after: string; limit: number },
): Promise<LedgerTransaction[]> {
  const { rows } = await pool.query<LedgerTransaction>(
    `SELECT t.id, t.kind, t.charge, t.source, t.created_at AS "createdAt",
            json_agg(json_build_object('account', e.account, 'amount', e.amount::text, 'currency', e.currency)
                     ORDER BY e.account) AS entries
       FROM ledger_transaction t JOIN ledger_entry e ON e.transaction = t.id JOIN charge c ON c.id = t.charge
      WHERE c.metadata @> $1 AND t.id > $2 GROUP BY t.id ORDER BY t.id LIMIT $3`,
    [page.metadata, page.after, page.limit],
  );
  return rows;
}
