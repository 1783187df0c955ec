import type { ChargeOutcome } from "./billing.activities.js";

export type InvoiceRef = { environmentId: string; invoiceId: string };

export type CollectionStep =
  /** Wait until business time `until`; `realMilliseconds` of a timer, or null under a frozen clock, where only a signal ends it. */
  | { kind: "wait"; until: string; realMilliseconds: number | null }
  /** Wait for a person or the provider (paused, action required): only a signal ends it. */
  | { kind: "park" }
  /** Call `chargeForCollection`, then ask again. */
  | { kind: "charge" }
  /** A quick step (mail, branch) was carried out; ask again. */
  | { kind: "continue" }
  | { kind: "finished"; outcome: "paid" | "uncollectible" | "void" | "ended" };

/**
 * What `collectPayment` asks of the backend, which interprets the pinned version of the collection flow.
 * Idempotent: the position in the flow is a row, advanced in the transaction that carries a step out.
 */
export interface CollectionActivities {
  nextCollectionStep(invoice: InvoiceRef): Promise<CollectionStep>;
  /** Reconciles an open attempt first; makes a fresh one only when none is open. */
  chargeForCollection(invoice: InvoiceRef): Promise<ChargeOutcome>;
}
