import type { Instant } from "@atlas/rules";
import { defineStates, type Tx } from "../platform/index.js";
import type { AttemptOutcome, AttemptStatus, PaymentAttempt } from "./payment-attempt.js";

/**
 * An attempt moves forward only: what is settled stays, whatever a late answer or webhook says. But money that came after all (an
 * attempt was given up while its call was still under way) is never denied.
 */
export const attemptStates = defineStates<AttemptStatus>("payment attempt", {
  created: ["processing", "succeeded", "declined", "requires_action", "unknown"],
  processing: ["succeeded", "declined", "requires_action", "unknown"],
  unknown: ["processing", "succeeded", "declined", "requires_action"],
  requires_action: ["processing", "succeeded", "declined", "unknown"],
  succeeded: [],
  declined: ["succeeded"],
});

export const isSettled = (status: AttemptStatus): boolean => status === "succeeded" || status === "declined";

/** The only writer of an attempt's status; `attempt` was read under the customer's lock. */
export async function transition(
  tx: Tx,
  attempt: PaymentAttempt,
  outcome: AttemptOutcome,
  at: Instant,
): Promise<PaymentAttempt> {
  if (attempt.status === outcome.status) return attempt;
  attemptStates.assert(attempt.status, outcome.status);
  const settledAt = isSettled(outcome.status) ? at : null;
  await tx.query(
    `UPDATE payment_attempt SET status = $3, decline_class = $4, decline_code = $5, decline_message = $6,
       provider_charge_id = coalesce($7, provider_charge_id), action_url = $8, settled_at = $9
     WHERE environment_id = $1 AND id = $2`,
    [
      attempt.environmentId,
      attempt.id,
      outcome.status,
      outcome.declineClass,
      outcome.declineCode,
      outcome.declineMessage,
      outcome.providerChargeId,
      outcome.actionUrl,
      settledAt,
    ],
  );
  return {
    ...attempt,
    ...outcome,
    providerChargeId: outcome.providerChargeId ?? attempt.providerChargeId,
    settledAt,
  };
}
