import { Inject, Injectable } from "@nestjs/common";
import { Database, failpoint, type Tx } from "../platform/index.js";
import type { OpenedAttempt } from "./open-attempt.js";
import {
  attemptKey,
  outcomeOf,
  withdrawn,
  type AttemptOutcome,
  type PaymentAttempt,
} from "./payment-attempt.js";
import { atProvider } from "./payments.errors.js";
import { PAYMENT_PROVIDER, type PaymentProvider } from "./provider/payment-provider.js";
import { SettleAttempt } from "./settle-attempt.js";

export type AttemptToCarryOut = Omit<Extract<OpenedAttempt, { kind: "attempt" }>, "kind">;

/**
 * Carries an open attempt on to its outcome: a new one is charged, of an older one it is asked what became of it, and one that
 * is not wanted any more is given up where the provider still lets us.
 */
@Injectable()
export class CarryOutAttempt {
  constructor(
    private readonly database: Database,
    private readonly settleAttempt: SettleAttempt,
    @Inject(PAYMENT_PROVIDER) private readonly provider: PaymentProvider,
  ) {}

  /**
   * Not in the caller's transaction; `keep` is done in the commit that settles the attempt. Throws `provider.unavailable` where
   * nothing was sent, `provider.fault`.
   */
  async execute(
    opened: AttemptToCarryOut,
    keep?: (tx: Tx, settled: PaymentAttempt) => Promise<void>,
  ): Promise<PaymentAttempt> {
    const { environmentId } = opened.attempt;
    const outcome = opened.isNew ? await this.charge(opened) : await this.reconcile(opened);
    await failpoint("charge.provider.after_answer", environmentId);
    const settled = await this.database.transaction(async (tx) => {
      const result = await this.settleAttempt.execute(tx, opened.attempt, outcome);
      await keep?.(tx, result);
      await failpoint("charge.result.before_commit", environmentId);
      return result;
    });
    await failpoint("charge.result.after_commit", environmentId);
    return settled;
  }

  private async charge({ attempt, method }: AttemptToCarryOut): Promise<AttemptOutcome> {
    const { amount, currency } = attempt;
    const outcome = await atProvider(() =>
      this.provider.charge({
        idempotencyKey: attemptKey(attempt),
        paymentMethod: method.providerPaymentMethod,
        amount,
        currency,
        reference: referenceOf(attempt),
      }),
    );
    return outcomeOf(outcome);
  }

  // The provider forgets keys after a time, but not charges: ask for the charge by its metadata, and send it (under the same key)
  // only if the provider never heard of it. While the invoice is to be paid it is sent even when a later attempt is wanted: the
  // first call may still be under way, and under one key both are one charge.
  private async reconcile(opened: AttemptToCarryOut): Promise<AttemptOutcome> {
    const { attempt, isPayable, isSuperseded } = opened;
    const found = await atProvider(() => this.provider.findCharge(referenceOf(attempt)));
    if (found.status === "not_found") return isPayable ? this.charge(opened) : withdrawn;
    if (found.status !== "requires_action" || (isPayable && !isSuperseded)) return outcomeOf(found);
    const cancelled = await atProvider(() => this.provider.cancelCharge(found.chargeId));
    return cancelled.status === "not_found" ? withdrawn : outcomeOf(cancelled);
  }
}

const referenceOf = ({ environmentId, invoiceId, number }: PaymentAttempt) => ({
  environment: environmentId,
  invoice: invoiceId,
  attempt: String(number),
});
