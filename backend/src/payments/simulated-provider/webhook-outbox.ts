import type { ProviderContext } from "./provider-context.js";
import { providerId } from "./provider-id.js";
import type { Tx } from "./provider-transaction.js";

export type WebhookType =
  | "charge.succeeded"
  | "charge.failed"
  | "charge.requires_action"
  | "charge.canceled"
  | "refund.succeeded"
  | "refund.failed"
  | "dispute.created"
  | "dispute.closed";

/** How long an event that will be delivered before the answer is kept from the ordinary delivery. */
const HELD_FOR_RESPONSE_MS = 10_000;

export interface WebhookDraft {
  readonly type: WebhookType;
  readonly object: { readonly id: string };
  /** The metadata of the charge behind the event; its `webhookUrl` overrides the configured address. */
  readonly chargeMetadata: Record<string, string>;
  /** True when the request's answer waits for this event's delivery. */
  readonly beforeResponse?: boolean;
}

/** Writes an event in the transaction of what it reports, so that neither exists without the other. */
export async function enqueueWebhook(context: ProviderContext, tx: Tx, draft: WebhookDraft): Promise<string> {
  const id = providerId("evt");
  const payload = { id, type: draft.type, timestamp: new Date().toISOString(), data: draft.object };
  const { copies, delayMs } = context.faults.ofNextEvent();
  await tx.query(
    `INSERT INTO webhook_event (id, type, object_id, payload, url, copies, due_at)
     VALUES ($1, $2, $3, $4, $5, $6, clock_timestamp() + $7 * interval '1 millisecond')`,
    [
      id,
      draft.type,
      draft.object.id,
      JSON.stringify(payload),
      draft.chargeMetadata["webhookUrl"] ?? context.config.webhookUrl,
      copies,
      draft.beforeResponse === true ? HELD_FOR_RESPONSE_MS : delayMs,
    ],
  );
  return id;
}
