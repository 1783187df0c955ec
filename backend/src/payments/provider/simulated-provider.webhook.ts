import { Webhook, WebhookVerificationError } from "standardwebhooks";
import { InvalidWebhookError } from "./payment-provider.errors.js";
import type { ProviderEvent } from "./provider-event.js";
import { chargeOutcome, chargeReferenceOf, refundReferenceOf } from "./simulated-provider.outcomes.js";
import { chargeSchema, disputeSchema, refundSchema, webhookSchema } from "./simulated-provider.schemas.js";

type Headers = Record<string, string | string[] | undefined>;

/** Checks signature and age (five minutes) over the body as received, then reads the event. */
export function readWebhook(secret: string, headers: Headers, rawBody: string): ProviderEvent {
  checkSignature(secret, headers, rawBody);
  try {
    return readEvent(JSON.parse(rawBody));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new InvalidWebhookError(
      "webhook_body_invalid",
      `The webhook is signed and cannot be read: ${reason}`,
    );
  }
}

function checkSignature(secret: string, headers: Headers, rawBody: string): void {
  const signed = Object.fromEntries(
    ["webhook-id", "webhook-timestamp", "webhook-signature"].map((name) => [
      name,
      String(headers[name] ?? ""),
    ]),
  );
  try {
    new Webhook(secret).verify(rawBody, signed, { jsonParse: false });
  } catch (error) {
    if (error instanceof WebhookVerificationError && error.message.includes("timestamp too")) {
      throw new InvalidWebhookError(
        "webhook_too_old",
        "The webhook's timestamp is more than five minutes off.",
      );
    }
    const message = "The webhook's signature does not match; check the webhook secret on both sides.";
    throw new InvalidWebhookError("webhook_signature_invalid", message);
  }
}

function readEvent(payload: unknown): ProviderEvent {
  const { id, type, timestamp, data } = webhookSchema.parse(payload);
  const base = { id, occurredAt: timestamp };
  if (type.startsWith("charge.")) {
    const charge = chargeSchema.parse(data);
    const reference = chargeReferenceOf(charge.metadata);
    return { ...base, type: "charge", chargeId: charge.id, outcome: chargeOutcome(charge), reference };
  }
  if (type.startsWith("refund.")) {
    const { id: refundId, charge: chargeId, status, amount, currency, metadata } = refundSchema.parse(data);
    const reference = refundReferenceOf(metadata);
    return { ...base, type: "refund", refundId, chargeId, status, amount, currency, reference };
  }
  if (type.startsWith("dispute.")) {
    const { id: disputeId, charge: chargeId, metadata, ...rest } = disputeSchema.parse(data);
    return { ...base, type: "dispute", disputeId, chargeId, ...rest, reference: chargeReferenceOf(metadata) };
  }
  return { ...base, type: "ignored", name: type };
}
