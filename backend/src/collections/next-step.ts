import type { Instant } from "@atlas/rules";
import type { CollectionStep } from "@atlas/workflows/contracts";
import { Injectable } from "@nestjs/common";
import { InvoiceReader } from "../invoicing/index.js";
import { PaymentReader, type PaymentAttempt } from "../payments/index.js";
import { Clock, Database, Locks, Waits, type Tx } from "../platform/index.js";
import { CarryOutStep, type Situation } from "./carry-out-step.js";
import { COLLECTION_WAIT, type CollectionCase } from "./collection-case.js";
import { CollectionCaseRepository } from "./collection-case.repository.js";
import { finished } from "./collection-case-states.js";
import { CollectionFlowRepository } from "./collection-flow.repository.js";
import { collectionsErrors } from "./collections.errors.js";

// Real time: the provider has no test clock.
const ASK_PROVIDER_EVERY_MS = 5_000;

/**
 * Interprets the pinned version of a collection flow: carries out what is quick, and says what the workflow shall do next.
 * One transaction under the customer's lock; the position moves in the commit that does the step, so asking again never repeats one.
 */
@Injectable()
export class NextStep {
  constructor(
    private readonly database: Database,
    private readonly cases: CollectionCaseRepository,
    private readonly flows: CollectionFlowRepository,
    private readonly invoices: InvoiceReader,
    private readonly payments: PaymentReader,
    private readonly carryOutStep: CarryOutStep,
    private readonly waits: Waits,
    private readonly clock: Clock,
  ) {}

  async execute(environmentId: string, invoiceId: string): Promise<CollectionStep> {
    return this.database.transaction(async (tx) => {
      const seen = await this.cases.byInvoice(tx, environmentId, invoiceId);
      if (!seen) throw collectionsErrors("collection.not_found");
      await Locks.customer(tx, environmentId, seen.customerId);
      const subject = (await this.cases.byInvoice(tx, environmentId, invoiceId)) ?? seen;
      if (subject.outcome !== null) return { kind: "finished", outcome: subject.outcome };
      const situation: Situation = {
        tx,
        invoice: await this.invoices.get(tx, environmentId, invoiceId),
        attempts: await this.payments.attempts(tx, environmentId, invoiceId),
        now: await this.clock.now(environmentId, tx),
      };
      const { subject: moved, step } = await this.decide(subject, situation);
      await this.cases.update(tx, moved);
      await this.settleWait(tx, moved, step, situation.now);
      return this.timed(tx, moved, step, situation.now);
    });
  }

  private async decide(
    subject: CollectionCase,
    situation: Situation,
  ): Promise<{ subject: CollectionCase; step: CollectionStep }> {
    const { invoice, attempts, now } = situation;
    if (invoice.status === "paid" || invoice.status === "void" || invoice.status === "uncollectible") {
      return {
        subject: finished(subject, invoice.status, now),
        step: { kind: "finished", outcome: invoice.status },
      };
    }
    const last = attempts.at(-1);
    // A new card came while the bank waits for a confirmation: the next charge is wanted, and making it gives this one up.
    const isSuperseded =
      subject.status === "active" && last !== undefined && last.number <= (subject.chargeAfter ?? 0);
    if (last?.status === "requires_action" && !isSuperseded) {
      return this.carryOutStep.askForAction(subject, last, situation);
    }
    if (last && isOpen(last)) return askProvider(subject);
    const charged = chargeIsDone(subject, attempts)
      ? { ...subject, chargeAfter: null, chargeTrigger: null }
      : subject;
    if (charged.status === "paused") return { subject: charged, step: { kind: "park" } };
    if (charged.chargeAfter !== null) return { subject: charged, step: { kind: "charge" } };
    return this.follow(charged, situation);
  }

  /** Goes on through the flow until it must wait, charge, or ends. */
  private async follow(
    from: CollectionCase,
    situation: Situation,
  ): Promise<{ subject: CollectionCase; step: CollectionStep }> {
    const flow = await this.flows.get(situation.tx, from.environmentId, from.flowVersionId);
    if (!flow)
      throw collectionsErrors("collection.not_found", { detail: "The case's flow version is gone." });
    for (let subject = from; ;) {
      const step = flow.document.steps[subject.step];
      if (!step)
        throw collectionsErrors("collection.not_found", {
          detail: `The flow has no step "${subject.step}".`,
        });
      const move = await this.carryOutStep.execute(subject, step, situation);
      if (move.step) return { subject: move.subject, step: move.step };
      subject = move.subject;
    }
  }

  private async settleWait(
    tx: Tx,
    subject: CollectionCase,
    step: CollectionStep,
    now: Instant,
  ): Promise<void> {
    const key = { environmentId: subject.environmentId, kind: COLLECTION_WAIT, subjectId: subject.invoiceId };
    switch (step.kind) {
      case "wait":
        // A wait for the provider is real time: the time machine goes on without it.
        if (subject.nextAt !== null && step.until === subject.nextAt)
          return this.waits.register(tx, { ...key, dueAt: step.until });
        return this.waits.settle(tx, { ...key, state: "parked" });
      case "park":
        return this.waits.settle(tx, { ...key, state: "parked" });
      case "finished":
        return this.waits.settle(tx, { ...key, state: "done" });
      case "charge":
      case "continue":
        await this.waits.register(tx, { ...key, dueAt: now });
        return this.waits.settle(tx, { ...key, state: "processing" });
    }
  }

  // How long a timer must run depends on the clock: a frozen one ends a wait by signal only.
  private async timed(
    tx: Tx,
    subject: CollectionCase,
    step: CollectionStep,
    now: Instant,
  ): Promise<CollectionStep> {
    if (step.kind !== "wait" || step.until !== subject.nextAt) return step;
    const { kind } = await this.clock.reading(subject.environmentId, tx);
    if (kind === "frozen") return step;
    return { ...step, realMilliseconds: Math.max(1, Date.parse(step.until) - Date.parse(now)) };
  }
}

const isOpen = (attempt: PaymentAttempt): boolean =>
  attempt.status !== "succeeded" && attempt.status !== "declined";

// Called while no attempt is open. A bank transfer recorded meanwhile is not the charge that was asked for.
const chargeIsDone = ({ chargeAfter }: CollectionCase, attempts: readonly PaymentAttempt[]): boolean =>
  chargeAfter !== null && attempts.some(({ kind, number }) => kind === "card" && number > chargeAfter);

/** An attempt whose outcome is open is asked about every few seconds, never charged afresh. */
function askProvider(subject: CollectionCase): { subject: CollectionCase; step: CollectionStep } {
  const now = Date.now();
  const asked = subject.askedProviderAt === null ? 0 : Date.parse(subject.askedProviderAt);
  const wait = asked + ASK_PROVIDER_EVERY_MS - now;
  if (wait > 0)
    return {
      subject: { ...subject, nextAt: null },
      step: { kind: "wait", until: new Date(now + wait).toISOString(), realMilliseconds: wait },
    };
  return { subject: { ...subject, askedProviderAt: new Date(now).toISOString() }, step: { kind: "charge" } };
}
