import type { Instant } from "@atlas/rules";
import type { AttemptTrigger } from "../payments/index.js";

export type CaseStatus = "active" | "paused" | "finished";
export type CaseOutcome = "paid" | "uncollectible" | "void" | "ended";

/** Where one invoice stands in its collection flow. */
export type CollectionCase = {
  environmentId: string;
  id: string;
  invoiceId: string;
  customerId: string;
  flowVersionId: string;
  status: CaseStatus;
  step: string;
  stepSince: Instant;
  nextAt: Instant | null;
  chargeAfter: number | null;
  chargeTrigger: AttemptTrigger | null;
  firstFailureAt: Instant;
  askedProviderAt: Instant | null;
  outcome: CaseOutcome | null;
  createdAt: Instant;
  finishedAt: Instant | null;
};

export const COLLECTION_WAIT = "collection";
