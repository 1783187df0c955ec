import type { ProviderEvent } from "./provider-event.js";

/** What finds a charge again at the provider when its outcome is unknown. */
export interface ChargeReference {
  readonly environment: string;
  readonly invoice: string;
  /** The number of the attempt within its invoice. */
  readonly attempt: string;
}

/** What finds a refund again at the provider. */
export interface RefundReference {
  readonly environment: string;
  readonly refund: string;
}

export interface ChargeRequest {
  /** The same for every call of one attempt: `pay/{invoice}/{attempt}`. */
  readonly idempotencyKey: string;
  /** The provider's payment method, as `attachPaymentMethod` returned it. */
  readonly paymentMethod: string;
  /** A decimal string in major units with no more digits than the currency's coins allow, such as "12.30". */
  readonly amount: string;
  readonly currency: string;
  readonly reference: ChargeReference;
  readonly description?: string;
  /** Where the customer returns to after their bank's authentication page. */
  readonly returnUrl?: string;
}

/** Soft: another try may succeed. Hard: none will, until the customer gives another payment method. */
export type DeclineClass = "soft" | "hard";

export interface Decline {
  readonly class: DeclineClass;
  readonly code: string;
  readonly message: string;
}

/** Why nobody knows yet what became of a call; reconcile it by metadata, never by a fresh charge. */
export type UnknownReason = "timeout" | "connection_lost" | "in_flight" | "processing" | "provider_error";

export type ChargeOutcome =
  | {
      readonly status: "succeeded";
      readonly chargeId: string;
      readonly amount: string;
      readonly currency: string;
    }
  /** `chargeId` is null when the provider does not know the payment method, and so made no charge. */
  | { readonly status: "declined"; readonly chargeId: string | null; readonly decline: Decline }
  | { readonly status: "requires_action"; readonly chargeId: string; readonly url: string }
  | { readonly status: "unknown"; readonly reason: UnknownReason };

export interface RefundRequest {
  readonly idempotencyKey: string;
  readonly chargeId: string;
  /** A decimal string in major units, at most what is left of the charge. */
  readonly amount: string;
  readonly reason?: string;
  readonly reference: RefundReference;
}

export type RefundOutcome =
  | {
      readonly status: "succeeded";
      readonly refundId: string;
      readonly amount: string;
      readonly currency: string;
    }
  | {
      readonly status: "failed";
      readonly refundId: string | null;
      readonly code: string;
      readonly message: string;
    }
  | { readonly status: "unknown"; readonly reason: UnknownReason };

/** The provider holds nothing for this reference: the call never reached it, so its key may be used again. */
export interface NotFound {
  readonly status: "not_found";
}

/** What may be shown of a card. */
export interface CardSummary {
  readonly brand: string;
  readonly last4: string;
  readonly expMonth: number;
  readonly expYear: number;
}

export type AttachOutcome =
  | { readonly status: "attached"; readonly paymentMethod: string; readonly card: CardSummary }
  | { readonly status: "rejected"; readonly code: string; readonly message: string };

/** What the provider's own ledger says of one currency; decimal strings. Invariant I3 compares it with ours. */
export interface ProviderTotals {
  readonly currency: string;
  readonly captured: string;
  readonly refunded: string;
  readonly disputesHeld: string;
  readonly disputesLost: string;
}

/**
 * The door to whoever moves the money. Business outcomes are returned; `PaymentProviderError` is thrown for faults
 * only, and `unknown` is returned where the money may have moved.
 */
export interface PaymentProvider {
  /** Charges once per idempotency key. */
  charge(request: ChargeRequest): Promise<ChargeOutcome>;
  getCharge(chargeId: string): Promise<ChargeOutcome | NotFound>;
  /** Finds what became of an attempt whose answer was lost. */
  findCharge(reference: ChargeReference): Promise<ChargeOutcome | NotFound>;
  /** Gives up a charge that waits for its customer (it is `declined` then); one settled meanwhile is returned as it is. */
  cancelCharge(chargeId: string): Promise<ChargeOutcome | NotFound>;
  /** Refunds once per idempotency key. */
  refund(request: RefundRequest): Promise<RefundOutcome>;
  findRefund(reference: RefundReference): Promise<RefundOutcome | NotFound>;
  /** Makes a card that the customer entered at the provider (its token) chargeable for this customer. */
  attachPaymentMethod(request: { token: string; customer: string }): Promise<AttachOutcome>;
  totals(environment: string): Promise<ProviderTotals[]>;
  /** Checks a webhook's signature and age over the body as received; throws `InvalidWebhookError`. */
  verifyWebhook(headers: Record<string, string | string[] | undefined>, rawBody: string): ProviderEvent;
}

/** Nest's token for the port. */
export const PAYMENT_PROVIDER = Symbol("PaymentProvider");
