import type { ChargeRow, ChargeStatus } from "./charge-record.js";
import type { ChargeFailure } from "./declines.js";
import type { CardSummary } from "./payment-methods.js";

/** A charge as the API and the webhooks show it. */
export interface ChargeView {
  readonly object: "charge";
  readonly id: string;
  readonly status: ChargeStatus;
  readonly amount: string;
  readonly refundedAmount: string;
  readonly currency: string;
  readonly paymentMethod: string;
  readonly card: CardSummary;
  readonly failure: ChargeFailure | null;
  /** The bank's page that the customer must visit; null unless the status is `requires_action`. */
  readonly nextAction: { readonly type: "redirect"; readonly url: string } | null;
  readonly metadata: Record<string, string>;
  readonly createdAt: string;
  readonly settledAt: string | null;
}

export function chargeView(charge: ChargeRow, publicUrl: string): ChargeView {
  const url = `${publicUrl}/authenticate/${charge.id}?token=${charge.authenticationToken}`;
  return {
    object: "charge",
    id: charge.id,
    status: charge.status,
    amount: charge.amount,
    refundedAmount: charge.refunded,
    currency: charge.currency,
    paymentMethod: charge.paymentMethod,
    card: charge.card,
    failure: charge.failure,
    nextAction: charge.status === "requires_action" ? { type: "redirect", url } : null,
    metadata: charge.metadata,
    createdAt: charge.createdAt.toISOString(),
    settledAt: charge.settledAt?.toISOString() ?? null,
  };
}
