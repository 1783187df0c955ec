import { type ChargeRow, countDeclines, writeChargeStatus } from "./charge-record.js";
import { chargeView } from "./charge-view.js";
import { type DeclineCode, chargeFailure } from "./declines.js";
import { openDispute } from "./disputes.js";
import type { StoredResponse } from "./idempotency.js";
import { postToLedger } from "./ledger.js";
import type { ProviderContext } from "./provider-context.js";
import type { Tx } from "./provider-transaction.js";
import { testCard } from "./test-cards.js";
import { enqueueWebhook } from "./webhook-outbox.js";

/** What became of a charge: the answer for its caller, and the events that tell the same by webhook. */
export interface Settlement {
  readonly response: StoredResponse;
  readonly events: readonly string[];
}

/** Decides a charge by its card: captured, declined, or waiting for the customer's authentication. */
export async function settleCharge(context: ProviderContext, tx: Tx, charge: ChargeRow): Promise<Settlement> {
  const card = testCard(charge.testCard);
  if (card?.decline && (await stillDeclines(tx, charge, card.decline))) {
    return failCharge(context, tx, charge, card.decline.code);
  }
  if (card?.requiresAction) return requireAction(context, tx, charge);
  return captureCharge(context, tx, charge);
}

/** Captures the money. The ledger posting, the status and the event stand together or not at all. */
export async function captureCharge(
  context: ProviderContext,
  tx: Tx,
  charge: ChargeRow,
): Promise<Settlement> {
  const card = testCard(charge.testCard);
  const [captured] = await Promise.all([
    writeChargeStatus(tx, charge.id, "succeeded", null),
    postToLedger(tx, {
      kind: "capture",
      charge: charge.id,
      source: charge.id,
      amount: charge.amount,
      currency: charge.currency,
    }),
  ]);
  const settlement = await announce(context, tx, captured, "charge.succeeded", 200);
  if (card?.disputed) await openDispute(context, tx, captured, "fraudulent");
  return settlement;
}

export async function failCharge(
  context: ProviderContext,
  tx: Tx,
  charge: ChargeRow,
  code: DeclineCode,
): Promise<Settlement> {
  const failed = await writeChargeStatus(tx, charge.id, "failed", chargeFailure(code));
  return announce(context, tx, failed, "charge.failed", 402);
}

/** True when this answer has to wait until its webhook was delivered. */
export function webhookComesFirst(context: ProviderContext, charge: ChargeRow): boolean {
  return context.faults.current().webhookBeforeResponse || testCard(charge.testCard)?.webhookFirst === true;
}

async function requireAction(context: ProviderContext, tx: Tx, charge: ChargeRow): Promise<Settlement> {
  const waiting = await writeChargeStatus(tx, charge.id, "requires_action", null);
  return announce(context, tx, waiting, "charge.requires_action", 200);
}

async function announce(
  context: ProviderContext,
  tx: Tx,
  charge: ChargeRow,
  type: "charge.succeeded" | "charge.failed" | "charge.requires_action",
  status: number,
): Promise<Settlement> {
  const body = chargeView(charge, context.publicUrl());
  const beforeResponse = webhookComesFirst(context, charge);
  const event = await enqueueWebhook(context, tx, {
    type,
    object: body,
    chargeMetadata: charge.metadata,
    beforeResponse,
  });
  return { response: { status, body }, events: beforeResponse ? [event] : [] };
}

async function stillDeclines(tx: Tx, charge: ChargeRow, decline: { times?: number }): Promise<boolean> {
  return decline.times === undefined || (await countDeclines(tx, charge)) < decline.times;
}
