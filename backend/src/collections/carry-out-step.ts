import { addDuration, compareInstants, type Instant } from "@atlas/rules";
import type { CollectionStep } from "@atlas/workflows/contracts";
import { Injectable } from "@nestjs/common";
import { Audit } from "../audit/index.js";
import { CustomerReader } from "../customers/index.js";
import { MarkUncollectible, type Invoice } from "../invoicing/index.js";
import { PaymentReader, type PaymentAttempt } from "../payments/index.js";
import { AtlasError, publicId, type Tx } from "../platform/index.js";
import type { CollectionCase } from "./collection-case.js";
import { finished, transition } from "./collection-case-states.js";
import type { FlowStep } from "./flow-document.js";
import { isRefusedForGood } from "./refused-for-good.js";
import { SendCollectionMail } from "./send-collection-mail.js";
import { factsOf, holds } from "./step-facts.js";

export type Situation = { tx: Tx; invoice: Invoice; attempts: PaymentAttempt[]; now: Instant };
/** Where a step leads; `step` is null when the flow goes on at once. */
export type Move = { subject: CollectionCase; step: CollectionStep | null };

/** Carries out one step of a collection flow, in the transaction that moves the case on. */
@Injectable()
export class CarryOutStep {
  constructor(
    private readonly customers: CustomerReader,
    private readonly payments: PaymentReader,
    private readonly markUncollectible: MarkUncollectible,
    private readonly mail: SendCollectionMail,
    private readonly audit: Audit,
  ) {}

  async execute(subject: CollectionCase, step: FlowStep, situation: Situation): Promise<Move> {
    const { tx, invoice, now } = situation;
    switch (step.kind) {
      case "wait":
        return wait(subject, step, situation);
      case "retry":
        return this.retry(subject, step.next, situation);
      case "mail":
        await this.mail.execute(tx, subject, invoice, step.template);
        return { subject: moved(subject, step.next, now), step: null };
      case "branch":
        return this.branch(subject, step, situation);
      case "mark_uncollectible":
        await this.markUncollectible.execute(tx, subject.environmentId, subject.invoiceId);
        return {
          subject: finished(subject, "uncollectible", now),
          step: { kind: "finished", outcome: "uncollectible" },
        };
      case "end":
        return { subject: finished(subject, "ended", now), step: { kind: "finished", outcome: "ended" } };
    }
  }

  /** A charge waits for the customer at their bank: they are asked once, and the case waits with it. */
  async askForAction(subject: CollectionCase, attempt: PaymentAttempt, { tx, invoice }: Situation) {
    await this.mail.askForAction(tx, subject, invoice, attempt);
    return { subject, step: { kind: "park" as const } };
  }

  // Whatever the flow says: a card that was declined for good is not charged again, so the step is passed over.
  private async retry(
    subject: CollectionCase,
    next: string,
    { tx, attempts, now }: Situation,
  ): Promise<Move> {
    const { environmentId, customerId } = subject;
    const on = moved(subject, next, now);
    const method = await this.payments.defaultMethod(tx, environmentId, customerId);
    if (isRefusedForGood(attempts, method)) return { subject: on, step: null };
    return {
      subject: { ...on, chargeAfter: attempts.at(-1)?.number ?? 0, chargeTrigger: "collection" },
      step: { kind: "charge" },
    };
  }

  private async branch(
    subject: CollectionCase,
    step: FlowStep & { kind: "branch" },
    { tx, invoice, attempts, now }: Situation,
  ): Promise<Move> {
    const customer = await this.customers.get(tx, subject.environmentId, subject.customerId);
    try {
      const isTrue = holds(step.condition, factsOf(subject, invoice, customer, attempts, now));
      return { subject: moved(subject, isTrue ? step.then : step.otherwise, now), step: null };
    } catch (error) {
      if (!(error instanceof AtlasError) || error.code !== "collection.condition_failed") throw error;
      await this.audit.record(tx, {
        environmentId: subject.environmentId,
        actor: { kind: "system", id: "collections" },
        action: "collection.paused",
        subject: { type: "collection_case", id: publicId("col", subject.id) },
        detail: { step: subject.step, reason: error.message },
      });
      return { subject: transition(subject, "paused"), step: { kind: "park" } };
    }
  }
}

const moved = (subject: CollectionCase, step: string, now: Instant): CollectionCase => ({
  ...subject,
  step,
  stepSince: now,
  nextAt: null,
});

function wait(subject: CollectionCase, step: FlowStep & { kind: "wait" }, { invoice, now }: Situation): Move {
  const until = addDuration(waitsFrom(subject, step.from, invoice), step.duration, invoice.timeZone);
  if (compareInstants(until, now) <= 0) return { subject: moved(subject, step.next, now), step: null };
  return { subject: { ...subject, nextAt: until }, step: { kind: "wait", until, realMilliseconds: null } };
}

function waitsFrom(
  subject: CollectionCase,
  from: "previous_step" | "first_failure" | "due_date",
  invoice: Invoice,
): Instant {
  switch (from) {
    case "previous_step":
      return subject.stepSince;
    case "first_failure":
      return subject.firstFailureAt;
    case "due_date":
      return invoice.dueAt ?? subject.firstFailureAt;
  }
}
