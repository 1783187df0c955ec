import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import {
  type ChargeRequest,
  type ChargeRow,
  insertCharge,
  lockCharge,
  processingCharges,
} from "./charge-record.js";
import { type StoredResponse, claimKey, completeKey, requestHash } from "./idempotency.js";
import { findPaymentMethod } from "./payment-methods.js";
import { checkChargeable } from "./provider-amount.js";
import type { ProviderContext } from "./provider-context.js";
import { providerId } from "./provider-id.js";
import { type Tx, inTransaction } from "./provider-transaction.js";
import { type Settlement, settleCharge } from "./settle-charge.js";
import { testCard } from "./test-cards.js";

export interface ChargeAnswer {
  readonly response: StoredResponse;
  /** True when the answer was stored by an earlier request with the same key. */
  readonly replayed: boolean;
  /** True when the caller must not hear the answer: the connection is dropped instead. */
  readonly dropped: boolean;
}

type Acceptance =
  | { readonly state: "replay"; readonly response: StoredResponse }
  | { readonly state: "settled"; readonly settlement: Settlement }
  | { readonly state: "processing"; readonly charge: ChargeRow };

/** Charges a payment method once per idempotency key. */
export async function createCharge(
  context: ProviderContext,
  request: ChargeRequest,
  key: string,
): Promise<ChargeAnswer> {
  checkChargeable(request.amount, request.currency);
  const method = await findPaymentMethod(context.pool, request.paymentMethod);
  const card = testCard(method.testCard);
  const accepted = await inTransaction(context.pool, async (tx): Promise<Acceptance> => {
    const claim = await claimKey(tx, key, requestHash("/v1/charges", request), context.config.keyTtlMs);
    if (claim.state === "replay") return claim;
    const charge = await insertCharge(tx, {
      id: providerId("ch"),
      amount: request.amount,
      currency: request.currency,
      paymentMethod: method.id,
      card: method.card,
      testCard: method.testCard,
      authenticationToken: randomBytes(16).toString("hex"),
      returnUrl: request.returnUrl ?? null,
      metadata: request.metadata,
      idempotencyKey: key,
    });
    if (card?.slow) return { state: "processing", charge };
    return { state: "settled", settlement: await settleAndComplete(context, tx, charge) };
  });
  if (accepted.state === "replay") {
    return { response: accepted.response, replayed: true, dropped: card?.dropsConnection === "always" };
  }
  const settlement =
    accepted.state === "settled" ? accepted.settlement : await settleSlowly(context, accepted.charge);
  context.dispatcher.wake();
  await context.dispatcher.deliverNow(settlement.events);
  return { response: settlement.response, replayed: false, dropped: card?.dropsConnection !== undefined };
}

/** Settles what a stopped process had accepted and not decided; call it before the server listens. */
export async function settleInterruptedCharges(context: ProviderContext): Promise<void> {
  for (const charge of await processingCharges(context.pool)) await settleProcessing(context, charge);
}

async function settleSlowly(context: ProviderContext, charge: ChargeRow): Promise<Settlement> {
  await sleep(context.config.slowMs);
  return settleProcessing(context, charge);
}

async function settleProcessing(context: ProviderContext, charge: ChargeRow): Promise<Settlement> {
  return inTransaction(context.pool, async (tx) => {
    const locked = await lockCharge(tx, charge.id);
    if (locked?.status !== "processing") throw new Error(`Charge ${charge.id} was settled by someone else.`);
    return settleAndComplete(context, tx, locked);
  });
}

async function settleAndComplete(context: ProviderContext, tx: Tx, charge: ChargeRow): Promise<Settlement> {
  const settlement = await settleCharge(context, tx, charge);
  await completeKey(tx, charge.idempotencyKey, settlement.response);
  return settlement;
}
