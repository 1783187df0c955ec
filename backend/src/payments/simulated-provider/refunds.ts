import type { Pool } from "pg";
import { z } from "zod";
import { type ChargeRow, addRefunded, lockCharge, metadataSchema } from "./charge-record.js";
import { isDisputed } from "./disputes.js";
import { type StoredResponse, claimKey, completeKey, requestHash } from "./idempotency.js";
import { postToLedger } from "./ledger.js";
import { amountSchema, checkChargeable } from "./provider-amount.js";
import type { ProviderContext } from "./provider-context.js";
import { ProviderError } from "./provider-error.js";
import { providerId } from "./provider-id.js";
import { type Tx, inTransaction } from "./provider-transaction.js";
import { testCard } from "./test-cards.js";
import { enqueueWebhook } from "./webhook-outbox.js";

export const refundRequestSchema = z.strictObject({
  charge: z.string().min(1).max(100),
  /** All that is left of the charge when it is missing. */
  amount: amountSchema.optional(),
  reason: z.string().max(500).optional(),
  metadata: metadataSchema,
});

export type RefundRequest = z.infer<typeof refundRequestSchema>;

interface RefundRow {
  id: string;
  charge: string;
  status: "succeeded" | "failed";
  amount: string;
  currency: string;
  reason: string | null;
  failure: { code: string; message: string } | null;
  metadata: Record<string, string>;
  createdAt: Date;
}

/** A refund as the API and the webhooks show it. */
export interface RefundView extends RefundRow {
  readonly object: "refund";
}

const COLUMNS = `id, charge, status, amount, currency, reason, failure, metadata, created_at AS "createdAt"`;
const CARD_REFUSED = { code: "card_refused_refund", message: "The card's bank refused the refund." };

/** Pays back part or all of a captured charge, once per idempotency key and never more than was captured. */
export async function createRefund(
  context: ProviderContext,
  request: RefundRequest,
  key: string,
): Promise<{ response: StoredResponse; replayed: boolean }> {
  const { answer, events } = await inTransaction(context.pool, async (tx) => {
    const claim = await claimKey(tx, key, requestHash("/v1/refunds", request), context.config.keyTtlMs);
    if (claim.state === "replay") return { answer: { response: claim.response, replayed: true }, events: [] };
    const { charge, amount } = await refundable(tx, request);
    const refund = await writeRefund(tx, charge, amount, request);
    const beforeResponse = context.faults.current().webhookBeforeResponse;
    const event = await enqueueWebhook(context, tx, {
      type: refund.status === "succeeded" ? "refund.succeeded" : "refund.failed",
      object: refundView(refund),
      chargeMetadata: charge.metadata,
      beforeResponse,
    });
    const response = { status: 200, body: refundView(refund) };
    await completeKey(tx, key, response);
    return { answer: { response, replayed: false }, events: beforeResponse ? [event] : [] };
  });
  context.dispatcher.wake();
  await context.dispatcher.deliverNow(events);
  return answer;
}

export async function readRefund(pool: Pool, id: string): Promise<RefundView | undefined> {
  const { rows } = await pool.query<RefundRow>(`SELECT ${COLUMNS} FROM refund WHERE id = $1`, [id]);
  return rows[0] && refundView(rows[0]);
}

/** Refunds, newest first, of one charge and with this metadata, where given. */
export async function listRefunds(
  pool: Pool,
  filter: { charge: string | undefined; metadata: Record<string, string>; limit: number },
): Promise<RefundView[]> {
  const { rows } = await pool.query<RefundRow>(
    `SELECT ${COLUMNS} FROM refund WHERE ($1::text IS NULL OR charge = $1) AND metadata @> $2
      ORDER BY seq DESC LIMIT $3`,
    [filter.charge ?? null, filter.metadata, filter.limit],
  );
  return rows.map(refundView);
}

async function refundable(tx: Tx, request: RefundRequest): Promise<{ charge: ChargeRow; amount: string }> {
  // The lock makes concurrent refunds of one charge queue up, so each sees what the others took.
  const charge = await lockCharge(tx, request.charge);
  if (!charge) throw new ProviderError("not_found", `There is no charge ${request.charge}.`, "charge");
  if (charge.status !== "succeeded") {
    throw new ProviderError(
      "charge_not_refundable",
      `Charge ${charge.id} is ${charge.status}; nothing was captured.`,
    );
  }
  if (await isDisputed(tx, charge.id)) {
    const message = `Charge ${charge.id} is disputed; the bank decides about its money.`;
    throw new ProviderError("charge_not_refundable", message);
  }
  const { rows } = await tx.query<{ left: string; fits: boolean }>(
    `SELECT amount - refunded AS left, coalesce($2::numeric, amount - refunded) <= amount - refunded
       AND amount > refunded AS fits FROM charge WHERE id = $1`,
    [charge.id, request.amount ?? null],
  );
  const left = rows[0]?.left ?? "0";
  if (rows[0]?.fits !== true) {
    const message = `Only ${left} ${charge.currency} of charge ${charge.id} is left to refund.`;
    throw new ProviderError("refund_exceeds_charge", message, "amount");
  }
  const amount = request.amount ?? left;
  checkChargeable(amount, charge.currency);
  return { charge, amount };
}

async function writeRefund(
  tx: Tx,
  charge: ChargeRow,
  amount: string,
  request: RefundRequest,
): Promise<RefundRow> {
  const failure = testCard(charge.testCard)?.refundFails ? CARD_REFUSED : null;
  const { rows } = await tx.query<RefundRow>(
    `INSERT INTO refund (id, charge, status, amount, currency, reason, failure, metadata)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING ${COLUMNS}`,
    [
      providerId("re"),
      charge.id,
      failure ? "failed" : "succeeded",
      amount,
      charge.currency,
      request.reason ?? null,
      failure,
      request.metadata,
    ],
  );
  const refund = rows[0];
  if (!refund) throw new Error("The refund was not written.");
  if (refund.status === "succeeded") {
    await addRefunded(tx, charge.id, amount);
    await postToLedger(tx, {
      kind: "refund",
      charge: charge.id,
      source: refund.id,
      amount,
      currency: charge.currency,
    });
  }
  return refund;
}

function refundView(refund: RefundRow): RefundView {
  return { object: "refund", ...refund };
}
