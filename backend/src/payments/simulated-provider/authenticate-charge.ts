import { type ChargeRow, lockCharge, writeChargeStatus } from "./charge-record.js";
import { chargeView } from "./charge-view.js";
import type { ProviderContext } from "./provider-context.js";
import { ProviderError } from "./provider-error.js";
import { inTransaction } from "./provider-transaction.js";
import { captureCharge, failCharge } from "./settle-charge.js";
import { enqueueWebhook } from "./webhook-outbox.js";

export type AuthenticationResult = "authenticated" | "failed";

/** Ends a charge's wait for its customer: captured when they authenticated, declined when they did not. */
export async function confirmCharge(
  context: ProviderContext,
  id: string,
  result: AuthenticationResult,
): Promise<ChargeRow> {
  const events = await inTransaction(context.pool, async (tx) => {
    const charge = await lockedCharge(tx, id);
    // A second confirmation of what already succeeded is the customer's double click, not an error.
    if (charge.status === "succeeded" && result === "authenticated") return [];
    if (charge.status !== "requires_action") {
      throw new ProviderError(
        "charge_not_confirmable",
        `Charge ${id} is ${charge.status}; nothing is left to confirm.`,
      );
    }
    const settled =
      result === "authenticated"
        ? await captureCharge(context, tx, charge)
        : await failCharge(context, tx, charge, "authentication_failed");
    return settled.events;
  });
  context.dispatcher.wake();
  await context.dispatcher.deliverNow(events);
  return inTransaction(context.pool, (tx) => lockedCharge(tx, id));
}

/** Gives up a charge that waits for its customer, so that it can no longer be authenticated. */
export async function cancelCharge(context: ProviderContext, id: string): Promise<ChargeRow> {
  const canceled = await inTransaction(context.pool, async (tx) => {
    const charge = await lockedCharge(tx, id);
    if (charge.status === "canceled") return charge;
    if (charge.status !== "requires_action") {
      const message = `Charge ${id} is ${charge.status}; only a charge that waits for its customer can be canceled.`;
      throw new ProviderError("charge_not_cancelable", message);
    }
    const row = await writeChargeStatus(tx, id, "canceled", null);
    const object = chargeView(row, context.publicUrl());
    await enqueueWebhook(context, tx, { type: "charge.canceled", object, chargeMetadata: row.metadata });
    return row;
  });
  context.dispatcher.wake();
  return canceled;
}

async function lockedCharge(tx: Parameters<typeof lockCharge>[0], id: string): Promise<ChargeRow> {
  const charge = await lockCharge(tx, id);
  if (!charge) throw new ProviderError("not_found", `There is no charge ${id}.`);
  return charge;
}
