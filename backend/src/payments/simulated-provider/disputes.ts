import type { Pool } from "pg";
import { type ChargeRow, lockCharge } from "./charge-record.js";
import { postToLedger } from "./ledger.js";
import type { ProviderContext } from "./provider-context.js";
import { ProviderError } from "./provider-error.js";
import { providerId } from "./provider-id.js";
import { type Tx, inTransaction } from "./provider-transaction.js";
import { enqueueWebhook } from "./webhook-outbox.js";

export type DisputeStatus = "needs_response" | "under_review" | "won" | "lost";

interface DisputeRow {
  id: string;
  charge: string;
  status: DisputeStatus;
  amount: string;
  currency: string;
  reason: string;
  evidence: string | null;
  createdAt: Date;
  closedAt: Date | null;
}

const COLUMNS = `id, charge, status, amount, currency, reason, evidence, created_at AS "createdAt",
  closed_at AS "closedAt"`;

/** A dispute as the API and the webhooks show it; the charge's metadata tells whose it is. */
export interface DisputeView extends DisputeRow {
  readonly object: "dispute";
  readonly metadata: Record<string, string>;
}

export function disputeView(dispute: DisputeRow, metadata: Record<string, string>): DisputeView {
  return { object: "dispute", ...dispute, metadata };
}

/** Opens a dispute over what is left of a captured charge; the money is held until it is closed. */
export async function openDispute(
  context: ProviderContext,
  tx: Tx,
  charge: ChargeRow,
  reason: string,
): Promise<DisputeRow> {
  const { rows } = await tx.query<DisputeRow>(
    `INSERT INTO dispute (id, charge, status, amount, currency, reason)
     SELECT $1, id, 'needs_response', amount - refunded, currency, $3 FROM charge
      WHERE id = $2 AND status = 'succeeded' AND amount > refunded
     ON CONFLICT (charge) DO NOTHING RETURNING ${COLUMNS}`,
    [providerId("dp"), charge.id, reason],
  );
  const dispute = rows[0];
  if (!dispute) {
    const message = `Charge ${charge.id} is ${charge.status}, refunded in full, or disputed already.`;
    throw new ProviderError("charge_not_disputable", message, "charge");
  }
  await post(tx, "dispute_opened", dispute);
  const object = disputeView(dispute, charge.metadata);
  await enqueueWebhook(context, tx, { type: "dispute.created", object, chargeMetadata: charge.metadata });
  return dispute;
}

export async function addEvidence(pool: Pool, id: string, evidence: string): Promise<DisputeView> {
  return inTransaction(pool, async (tx) => {
    const { charge } = await lockedOpenDispute(tx, id);
    const dispute = await update(tx, id, "under_review", evidence);
    return disputeView(dispute, charge.metadata);
  });
}

/** Closes a dispute as the bank would: won gives the held money back, lost gives it to the cardholder. */
export async function closeDispute(
  context: ProviderContext,
  id: string,
  outcome: "won" | "lost",
): Promise<DisputeView> {
  const view = await inTransaction(context.pool, async (tx) => {
    const { charge } = await lockedOpenDispute(tx, id);
    const dispute = await update(tx, id, outcome, null);
    await post(tx, outcome === "won" ? "dispute_won" : "dispute_lost", dispute);
    const object = disputeView(dispute, charge.metadata);
    await enqueueWebhook(context, tx, { type: "dispute.closed", object, chargeMetadata: charge.metadata });
    return object;
  });
  context.dispatcher.wake();
  return view;
}

/** Disputes, newest first; of one charge when `charge` is given. */
export async function listDisputes(
  pool: Pool,
  charge: string | undefined,
  limit: number,
): Promise<DisputeView[]> {
  const { rows } = await pool.query<DisputeRow & { metadata: Record<string, string> }>(
    `SELECT d.*, c.metadata FROM (SELECT ${COLUMNS}, seq FROM dispute) d JOIN charge c ON c.id = d.charge
      WHERE $1::text IS NULL OR d.charge = $1 ORDER BY d.seq DESC LIMIT $2`,
    [charge ?? null, limit],
  );
  return rows.map(({ metadata, ...dispute }) => disputeView(dispute, metadata));
}

/** True while a dispute holds, or took, the charge's money. */
export async function isDisputed(tx: Tx, charge: string): Promise<boolean> {
  const { rowCount } = await tx.query("SELECT 1 FROM dispute WHERE charge = $1 AND status <> 'won'", [
    charge,
  ]);
  return rowCount === 1;
}

async function lockedOpenDispute(tx: Tx, id: string): Promise<{ dispute: DisputeRow; charge: ChargeRow }> {
  const { rows } = await tx.query<DisputeRow>(`SELECT ${COLUMNS} FROM dispute WHERE id = $1 FOR UPDATE`, [
    id,
  ]);
  const dispute = rows[0];
  const charge = dispute && (await lockCharge(tx, dispute.charge));
  if (!dispute || !charge) throw new ProviderError("not_found", `There is no dispute ${id}.`);
  if (dispute.status === "won" || dispute.status === "lost") {
    throw new ProviderError(
      "dispute_closed",
      `Dispute ${id} was ${dispute.status}; it cannot change any more.`,
    );
  }
  return { dispute, charge };
}

async function update(
  tx: Tx,
  id: string,
  status: DisputeStatus,
  evidence: string | null,
): Promise<DisputeRow> {
  const { rows } = await tx.query<DisputeRow>(
    `UPDATE dispute SET status = $2, evidence = coalesce($3, evidence),
       closed_at = CASE WHEN $2 IN ('won', 'lost') THEN now() END
     WHERE id = $1 RETURNING ${COLUMNS}`,
    [id, status, evidence],
  );
  if (!rows[0]) throw new ProviderError("not_found", `There is no dispute ${id}.`);
  return rows[0];
}

async function post(
  tx: Tx,
  kind: "dispute_opened" | "dispute_won" | "dispute_lost",
  dispute: DisputeRow,
): Promise<void> {
  const { charge, id, amount, currency } = dispute;
  await postToLedger(tx, { kind, charge, source: id, amount, currency });
}
