import type { Instant } from "@atlas/rules";
import type { Actor } from "../platform/index.js";

export type RefundStatus = "requested" | "approved" | "processing" | "succeeded" | "failed" | "rejected";

export type Refund = {
  environmentId: string;
  id: string;
  invoiceId: string;
  attemptId: string;
  customerId: string;
  amount: string;
  currency: string;
  reason: string;
  status: RefundStatus;
  requestedBy: Actor;
  decidedBy: Actor | null;
  creditNoteId: string | null;
  providerRefundId: string | null;
  failureCode: string | null;
  failureMessage: string | null;
  createdAt: Instant;
  settledAt: Instant | null;
};

/** The key under which the provider pays it back once. */
export const refundKey = (refund: Pick<Refund, "id">): string => `refund/${refund.id}`;
