import type {
  ChargeOutcome,
  ChargeReference,
  DeclineClass,
  RefundOutcome,
  RefundReference,
} from "./payment-outcome.js";
import { PaymentProviderError } from "./payment-provider.errors.js";
import type { ProviderCharge, ProviderRefund } from "./simulated-provider.schemas.js";

/** What the provider's charge means for us. */
export function chargeOutcome(charge: ProviderCharge): ChargeOutcome {
  const { id: chargeId, amount, currency } = charge;
  switch (charge.status) {
    case "succeeded":
      return { status: "succeeded", chargeId, amount, currency };
    case "failed":
      return { status: "declined", chargeId, decline: declineOf(charge) };
    case "canceled":
      // Given up by us, not refused by the bank: the same card may be tried again.
      return {
        status: "declined",
        chargeId,
        decline: {
          class: "soft",
          code: "canceled",
          message: "The payment was canceled before it was confirmed.",
        },
      };
    case "requires_action":
      if (charge.nextAction) return { status: "requires_action", chargeId, url: charge.nextAction.url };
      throw new PaymentProviderError(
        "provider_answer_invalid",
        `Charge ${chargeId} asks for an action and names none.`,
      );
    case "processing":
      return { status: "unknown", reason: "processing" };
  }
}

export function refundOutcome(refund: ProviderRefund): RefundOutcome {
  const { id: refundId, amount, currency } = refund;
  if (refund.status === "succeeded") return { status: "succeeded", refundId, amount, currency };
  const failure = refund.failure ?? {
    code: "refund_failed",
    message: "The provider could not refund the charge.",
  };
  return { status: "failed", refundId, code: failure.code, message: failure.message };
}

/**
 * The one charge that stands for an attempt. An attempt can have left several failed charges when its key had
 * expired between two calls, but two captures are money taken twice, which no code may settle on its own.
 */
export function standingCharge(charges: readonly ProviderCharge[]): ProviderCharge | undefined {
  const captured = charges.filter((charge) => charge.status === "succeeded");
  if (captured.length > 1) {
    const ids = captured.map((charge) => charge.id).join(", ");
    throw new PaymentProviderError(
      "provider_captured_twice",
      `One attempt was captured twice: ${ids}; refund one.`,
    );
  }
  const open = charges.find(
    (charge) => charge.status === "processing" || charge.status === "requires_action",
  );
  return captured[0] ?? open ?? charges[0];
}

export function chargeReferenceOf(metadata: Record<string, string>): ChargeReference | null {
  const { environment, invoice, attempt } = metadata;
  if (environment === undefined || invoice === undefined || attempt === undefined) return null;
  return { environment, invoice, attempt };
}

export function refundReferenceOf(metadata: Record<string, string>): RefundReference | null {
  const { environment, refund } = metadata;
  return environment === undefined || refund === undefined ? null : { environment, refund };
}

function declineOf(charge: ProviderCharge): { class: DeclineClass; code: string; message: string } {
  const failure = charge.failure ?? { code: "generic_decline", message: "The card was declined." };
  // Only the bank's own invitation to try again makes a retry worthwhile; silence does not forbid one.
  const advice = charge.failure?.adviceCode ?? "try_again_later";
  return {
    class: advice === "try_again_later" ? "soft" : "hard",
    code: failure.code,
    message: failure.message,
  };
}
