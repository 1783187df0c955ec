import type { ChargeOutcome, ChargeReference, RefundOutcome, RefundReference } from "./payment-outcome.js";
import type { ProviderEvent } from "./provider-event.js";

export type {
  ChargeOutcome,
  ChargeReference,
  Decline,
  DeclineClass,
  RefundOutcome,
  RefundReference,
  UnknownReason,
} from "./payment-outcome.js";

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

export interface RefundRequest {
  readonly idempotencyKey: string;
  readonly chargeId: string;
  /** A decimal string in major units, at most what is left of the charge. */
  readonly amount: string;
  readonly reason?: string;
  readonly reference: RefundReference;
}

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
