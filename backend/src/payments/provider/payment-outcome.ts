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
