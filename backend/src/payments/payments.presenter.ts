import { publicId, publicIdOrNull } from "../platform/index.js";
import type { Dispute } from "./dispute.js";
import type { PaymentAttempt } from "./payment-attempt.js";
import type { PaymentMethod } from "./payment-method.js";
import type { Refund } from "./refund.js";

export const presentMethod = (method: PaymentMethod) => ({
  id: publicId("pm", method.id),
  customerId: publicId("cus", method.customerId),
  brand: method.brand,
  last4: method.last4,
  expMonth: method.expMonth,
  expYear: method.expYear,
  isDefault: method.isDefault,
  createdAt: method.createdAt,
});

export const presentAttempt = (attempt: PaymentAttempt) => ({
  id: publicId("pay", attempt.id),
  invoiceId: publicId("inv", attempt.invoiceId),
  customerId: publicId("cus", attempt.customerId),
  number: attempt.number,
  kind: attempt.kind,
  trigger: attempt.trigger,
  paymentMethodId: publicIdOrNull("pm", attempt.paymentMethodId),
  amount: attempt.amount,
  currency: attempt.currency,
  status: attempt.status,
  decline: attempt.declineClass && {
    class: attempt.declineClass,
    code: attempt.declineCode ?? "",
    message: attempt.declineMessage ?? "",
  },
  actionUrl: attempt.actionUrl,
  memo: attempt.memo,
  createdAt: attempt.createdAt,
  settledAt: attempt.settledAt,
});

export const presentRefund = (refund: Refund) => ({
  id: publicId("ref", refund.id),
  invoiceId: publicId("inv", refund.invoiceId),
  paymentAttemptId: publicId("pay", refund.attemptId),
  customerId: publicId("cus", refund.customerId),
  creditNoteId: publicIdOrNull("crn", refund.creditNoteId),
  amount: refund.amount,
  currency: refund.currency,
  reason: refund.reason,
  status: refund.status,
  failure:
    refund.failureCode === null ? null : { code: refund.failureCode, message: refund.failureMessage ?? "" },
  createdAt: refund.createdAt,
  settledAt: refund.settledAt,
});

export const presentDispute = (dispute: Dispute) => ({
  id: publicId("dsp", dispute.id),
  invoiceId: publicId("inv", dispute.invoiceId),
  paymentAttemptId: publicId("pay", dispute.attemptId),
  customerId: publicId("cus", dispute.customerId),
  amount: dispute.amount,
  currency: dispute.currency,
  reason: dispute.reason,
  status: dispute.status,
  openedAt: dispute.openedAt,
  closedAt: dispute.closedAt,
});
