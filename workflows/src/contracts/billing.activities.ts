/** One billing run: ids only, everything else is read from the database by the activities. */
export type RunRef = { environmentId: string; runId: string };

export type BilledPeriod =
  /** The first charge could not be made at once: it is to be asked for again, with patience. */
  | { kind: "to_charge"; invoiceId: string }
  /** A person has to approve the draft first; asked again after that, it goes on. */
  | { kind: "awaiting_approval" }
  /**
   * The first charge has its outcome, or nothing is to be charged: the invoice was sent or is zero, there was nothing to invoice,
   * or a person threw the draft away.
   */
  | { kind: "ended" };

export type ChargeOutcome = {
  status:
    "succeeded" | "declined" | "requires_action" | "unknown" | "nothing_due" | "no_method" | "not_chargeable";
};

/**
 * What `billingCycle` asks of the backend. Every method is idempotent by the run's or the invoice's id: called again after a
 * crash it gives the result that stands. A state that cannot go on is an ApplicationFailure of type `blocked`.
 */
export interface BillingActivities {
  /**
   * Freezes the usage of the period that the run closes, rates it with fees and corrections, drafts the invoice, issues it and
   * tries the first charge: each step in a commit of its own. Ends the run, unless a person or the provider is waited for.
   */
  billPeriod(run: RunRef): Promise<BilledPeriod>;
  /** The first charge; ends the run whatever its outcome, since collection takes over what is not paid. */
  chargeFirst(run: RunRef, invoiceId: string): Promise<ChargeOutcome>;
  /** Marks the run blocked with its reason, so that a person sees it and can retry. */
  blockRun(run: RunRef, reason: { code: string; message: string }): Promise<void>;
}

/** What the dispatcher and the reconciler ask of the backend. */
export interface DispatchActivities {
  /** Claims due runs and starts their workflows; gives how many it started. */
  dispatchDueRuns(): Promise<number>;
  /** Restarts runs that have no open workflow, prunes what is kept for a time only. */
  reconcile(): Promise<number>;
}

export type ClockAdvanceRef = { environmentId: string; advanceId: string };

export interface ClockActivities {
  /** Moves a test clock to its target, stopping at each due instant; heartbeats, and resumes where it was. */
  advanceClock(advance: ClockAdvanceRef): Promise<void>;
}
