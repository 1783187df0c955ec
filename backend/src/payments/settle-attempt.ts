import { negateAmount } from "@atlas/rules";
import { Injectable } from "@nestjs/common";
import { ApplyPayment } from "../invoicing/index.js";
import { PostTransaction } from "../ledger/index.js";
import { Clock, Locks, Outbox, together, type Tx } from "../platform/index.js";
import { attemptKey, type AttemptOutcome, type PaymentAttempt } from "./payment-attempt.js";
import { PaymentAttemptRepository } from "./payment-attempt.repository.js";
import { attemptStates, transition } from "./payment-attempt-states.js";
import { paymentsErrors } from "./payments.errors.js";

const EVENT_OF = {
  succeeded: "payment.succeeded",
  declined: "payment.failed",
  requires_action: "payment.requires_action",
  unknown: "payment.unknown",
  processing: "payment.unknown",
  created: null,
} as const;

/**
 * Takes the outcome of an attempt into account, from the provider's answer or its webhook, whichever comes first: the attempt's
 * state, the cash in the ledger, the invoice's amount due, the news. News that comes too late changes nothing.
 */
@Injectable()
export class SettleAttempt {
  constructor(
    private readonly attempts: PaymentAttemptRepository,
    private readonly applyPayment: ApplyPayment,
    private readonly postTransaction: PostTransaction,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async execute(tx: Tx, seen: PaymentAttempt, outcome: AttemptOutcome): Promise<PaymentAttempt> {
    const { environmentId, customerId } = seen;
    // The server reads once the lock is held: it does what it is asked in this order.
    const [, attempt, at] = await together(
      Locks.customer(tx, environmentId, customerId),
      this.attempts.get(tx, environmentId, seen.id),
      this.clock.now(environmentId, tx),
    );
    if (!attempt) throw paymentsErrors("payment.attempt_not_found");
    if (!attemptStates.can(attempt.status, outcome.status)) return attempt;
    const [settled] = await together(
      transition(tx, attempt, outcome, at),
      outcome.status === "succeeded" ? this.receive(tx, attempt, at) : Promise.resolve(),
      this.tell(tx, attempt, outcome),
    );
    return settled;
  }

  private async tell(tx: Tx, attempt: PaymentAttempt, outcome: AttemptOutcome): Promise<void> {
    const { environmentId, invoiceId, customerId, id: attemptId, trigger } = attempt;
    const { status, declineClass, declineCode } = outcome;
    const type = EVENT_OF[status];
    if (!type) return;
    await this.outbox.append(tx, {
      environmentId,
      aggregate: { type: "invoice", id: invoiceId },
      type,
      payload: { invoiceId, customerId, attemptId, status, declineClass, declineCode, trigger },
    });
  }

  /** Posts the cash and pays the invoice with it, once per attempt. */
  async receive(tx: Tx, attempt: PaymentAttempt, at: string): Promise<void> {
    const { environmentId, invoiceId, customerId, amount, currency } = attempt;
    const key = attemptKey(attempt);
    await together(
      this.postTransaction.execute(tx, {
        environmentId,
        key,
        at,
        currency,
        entries: [
          { account: "cash", amount },
          { account: "accounts_receivable", customerId, amount: negateAmount(amount) },
        ],
        reference: { type: "payment", id: attempt.id },
      }),
      this.applyPayment.execute(tx, { environmentId, invoiceId, amount, paymentKey: key, at }),
    );
  }
}
