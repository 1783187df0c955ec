import type { Instant } from "@atlas/rules";

export type DisputeStatus = "needs_response" | "under_review" | "won" | "lost";

export type Dispute = {
  environmentId: string;
  id: string;
  attemptId: string;
  invoiceId: string;
  customerId: string;
  providerDisputeId: string;
  amount: string;
  currency: string;
  reason: string;
  status: DisputeStatus;
  openedAt: Instant;
  closedAt: Instant | null;
};
