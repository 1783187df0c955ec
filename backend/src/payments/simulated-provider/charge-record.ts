import { z } from "zod";
import type { ChargeFailure } from "./declines.js";
import type { CardSummary } from "./payment-methods.js";
import { amountSchema, currencySchema } from "./provider-amount.js";
import type { Tx } from "./provider-transaction.js";

export const metadataSchema = z.record(z.string().max(64), z.string().max(500)).default({});

export const chargeRequestSchema = z.strictObject({
  amount: amountSchema,
  currency: currencySchema,
  paymentMethod: z.string().min(1).max(100),
  description: z.string().max(500).optional(),
  /** Where the customer goes after authenticating at the bank. */
  returnUrl: z.url().optional(),
  /** `environment`, `invoice` and `attempt` find the charge again; `webhookUrl` receives its events. */
  metadata: metadataSchema,
});

export type ChargeRequest = z.infer<typeof chargeRequestSchema>;

export type ChargeStatus = "processing" | "succeeded" | "failed" | "requires_action" | "canceled";

/** A charge as the database holds it. Amounts are decimal strings in major units. */
export interface ChargeRow {
  id: string;
  status: ChargeStatus;
  amount: string;
  refunded: string;
  currency: string;
  paymentMethod: string;
  card: CardSummary;
  testCard: string;
  failure: ChargeFailure | null;
  authenticationToken: string;
  returnUrl: string | null;
  metadata: Record<string, string>;
  idempotencyKey: string;
  createdAt: Date;
  settledAt: Date | null;
}

const COLUMNS = `id, status, amount, refunded, currency, payment_method AS "paymentMethod", card,
  test_card AS "testCard", failure, authentication_token AS "authenticationToken", return_url AS "returnUrl", metadata,
  idempotency_key AS "idempotencyKey", created_at AS "createdAt", settled_at AS "settledAt"`;

type Queryable = Pick<Tx, "query">;

export async function insertCharge(
  tx: Tx,
  charge: Omit<ChargeRow, "status" | "refunded" | "failure" | "createdAt" | "settledAt">,
): Promise<ChargeRow> {
  const { rows } = await tx.query<ChargeRow>(
    `INSERT INTO charge (id, status, amount, currency, payment_method, card, test_card, authentication_token,
       return_url, metadata, idempotency_key)
     VALUES ($1, 'processing', $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING ${COLUMNS}`,
    [
      charge.id,
      charge.amount,
      charge.currency,
      charge.paymentMethod,
      charge.card,
      charge.testCard,
      charge.authenticationToken,
      charge.returnUrl,
      charge.metadata,
      charge.idempotencyKey,
    ],
  );
  return one(rows);
}

export async function writeChargeStatus(
  tx: Tx,
  id: string,
  status: ChargeStatus,
  failure: ChargeFailure | null,
): Promise<ChargeRow> {
  const { rows } = await tx.query<ChargeRow>(
    `UPDATE charge SET status = $2, failure = $3,
       settled_at = CASE WHEN $2 IN ('succeeded', 'failed', 'canceled') THEN now() END
     WHERE id = $1 RETURNING ${COLUMNS}`,
    [id, status, failure],
  );
  return one(rows);
}

export async function addRefunded(tx: Tx, id: string, amount: string): Promise<ChargeRow> {
  const { rows } = await tx.query<ChargeRow>(
    `UPDATE charge SET refunded = refunded + $2 WHERE id = $1 RETURNING ${COLUMNS}`,
    [id, amount],
  );
  return one(rows);
}

/** Reads a charge and holds it, so that confirm, cancel, refund and dispute of one charge follow each other. */
export async function lockCharge(tx: Tx, id: string): Promise<ChargeRow | undefined> {
  const { rows } = await tx.query<ChargeRow>(`SELECT ${COLUMNS} FROM charge WHERE id = $1 FOR UPDATE`, [id]);
  return rows[0];
}

export async function readCharge(db: Queryable, id: string): Promise<ChargeRow | undefined> {
  const { rows } = await db.query<ChargeRow>(`SELECT ${COLUMNS} FROM charge WHERE id = $1`, [id]);
  return rows[0];
}

/** Charges whose metadata contains all of `metadata`, newest first. */
export async function findCharges(
  db: Queryable,
  page: { metadata: Record<string, string>; limit: number },
): Promise<ChargeRow[]> {
  const { rows } = await db.query<ChargeRow>(
    `SELECT ${COLUMNS} FROM charge WHERE metadata @> $1 ORDER BY seq DESC LIMIT $2`,
    [page.metadata, page.limit],
  );
  return rows;
}

export async function processingCharges(db: Queryable): Promise<ChargeRow[]> {
  const { rows } = await db.query<ChargeRow>(`SELECT ${COLUMNS} FROM charge WHERE status = 'processing'`);
  return rows;
}

/** How often this card was declined for the same invoice (or, without an invoice, at all). */
export async function countDeclines(db: Queryable, charge: ChargeRow): Promise<number> {
  const { environment, invoice } = charge.metadata;
  const scope =
    invoice === undefined ? {} : { invoice, ...(environment === undefined ? {} : { environment }) };
  const { rows } = await db.query<{ declines: number }>(
    `SELECT count(*)::int AS declines FROM charge
      WHERE metadata @> $1 AND payment_method = $2 AND status = 'failed'`,
    [scope, charge.paymentMethod],
  );
  return one(rows).declines;
}

function one<T>(rows: readonly T[]): T {
  const row = rows[0];
  if (row === undefined) throw new Error("The statement should have returned a row and returned none.");
  return row;
}
