import { defineStates, type Tx } from "../platform/index.js";
import type { Refund, RefundStatus } from "./refund.js";

export const refundStates = defineStates<RefundStatus>("refund", {
  requested: ["approved", "rejected"],
  approved: ["processing", "succeeded", "failed"],
  processing: ["succeeded", "failed"],
  succeeded: [],
  failed: [],
  rejected: [],
});

type RefundChanges = Partial<
  Pick<
    Refund,
    "decidedBy" | "creditNoteId" | "providerRefundId" | "failureCode" | "failureMessage" | "settledAt"
  >
>;

/** The only writer of a refund's status; `refund` was read under the customer's lock. */
export async function transition(
  tx: Tx,
  refund: Refund,
  to: RefundStatus,
  changes: RefundChanges = {},
): Promise<Refund> {
  if (refund.status === to) return refund;
  refundStates.assert(refund.status, to);
  const next: Refund = { ...refund, ...changes, status: to };
  await tx.query(
    `UPDATE refund SET status = $3, decided_by = $4, credit_note_id = $5, provider_refund_id = $6, failure_code = $7, failure_message = $8, settled_at = $9
     WHERE environment_id = $1 AND id = $2`,
    [
      refund.environmentId,
      refund.id,
      to,
      next.decidedBy && JSON.stringify(next.decidedBy),
      next.creditNoteId,
      next.providerRefundId,
      next.failureCode,
      next.failureMessage,
      next.settledAt,
    ],
  );
  return next;
}
