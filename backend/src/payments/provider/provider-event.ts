import type { ChargeOutcome, ChargeReference, RefundReference } from "./payment-outcome.js";

interface EventBase {
  /** The same for every delivery of one event: remember it, since events arrive twice and in any order. */
  readonly id: string;
  /** When it happened at the provider, ISO 8601. */
  readonly occurredAt: string;
}

/**
 * What a provider tells by webhook. An event says what was true when it was sent; since events overtake each other,
 * ask the provider (`getCharge`) before acting against what is known already. A `reference` is null for what
 * somebody else did with the same account.
 */
export type ProviderEvent =
  | (EventBase & {
      readonly type: "charge";
      readonly chargeId: string;
      readonly outcome: ChargeOutcome;
      readonly reference: ChargeReference | null;
    })
  | (EventBase & {
      readonly type: "refund";
      readonly refundId: string;
      readonly chargeId: string;
      readonly status: "succeeded" | "failed";
      readonly amount: string;
      readonly currency: string;
      readonly reference: RefundReference | null;
    })
  | (EventBase & {
      readonly type: "dispute";
      readonly disputeId: string;
      readonly chargeId: string;
      readonly status: "needs_response" | "under_review" | "won" | "lost";
      readonly amount: string;
      readonly currency: string;
      readonly reason: string;
      readonly reference: ChargeReference | null;
    })
  | (EventBase & { readonly type: "ignored"; readonly name: string });
