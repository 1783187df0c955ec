import { Inject, Injectable } from "@nestjs/common";
import { Database, failpoint } from "../platform/index.js";
import { OpenAttempt } from "./open-attempt.js";
import { attemptKey, outcomeOf, type AttemptTrigger, type PaymentAttempt } from "./payment-attempt.js";
import { atProvider } from "./payments.errors.js";
import type { PaymentMethod } from "./payment-method.js";
import { PAYMENT_PROVIDER, type ChargeOutcome, type PaymentProvider } from "./provider/payment-provider.js";
import { SettleAttempt } from "./settle-attempt.js";

export type ChargeRequest = {
  environmentId: string;
  invoiceId: string;
  trigger: AttemptTrigger;
  /**
   * How many attempts the caller has seen: it wants the next one. Called again after a crash, it gets that attempt as it stands
   * instead of making another.
   */
  after: number;
};

export type ChargeResult = {
  status:
    "succeeded" | "declined" | "requires_action" | "unknown" | "nothing_due" | "no_method" | "not_chargeable";
  /** Of a decline: whether another try may succeed. */
  class: "soft" | "hard" | null;
  attemptId: string | null;
};

/**
 * Charges what is due of an invoice to the customer's default card. The attempt is committed before the provider is called, and
 * an attempt whose outcome is open is reconciled instead of making another: nothing is ever charged twice.
 */
@Injectable()
export class ChargeInvoice {
  constructor(
    private readonly database: Database,
    private readonly openAttempt: OpenAttempt,
    private readonly settleAttempt: SettleAttempt,
    @Inject(PAYMENT_PROVIDER) private readonly provider: PaymentProvider,
  ) {}

  /** Not in the caller's transaction. Throws `provider.unavailable` where nothing was sent, `provider.fault`. */
  async execute({ environmentId, invoiceId, trigger, after }: ChargeRequest): Promise<ChargeResult> {
    const opened = await this.openAttempt.execute(environmentId, invoiceId, trigger, after);
    if (opened.kind === "nothing") return { status: opened.status, class: null, attemptId: null };
    if (opened.kind === "settled") return resultOf(opened.attempt);
    const { attempt, method, isNew } = opened;
    const outcome = isNew ? await this.charge(attempt, method) : await this.reconcile(attempt, method);
    await failpoint("charge.provider.after_answer", environmentId);
    const settled = await this.database.transaction(async (tx) => {
      const result = await this.settleAttempt.execute(tx, attempt, outcomeOf(outcome));
      await failpoint("charge.result.before_commit", environmentId);
      return result;
    });
    await failpoint("charge.result.after_commit", environmentId);
    return resultOf(settled);
  }

  private charge(attempt: PaymentAttempt, method: PaymentMethod): Promise<ChargeOutcome> {
    const { environmentId, invoiceId, amount, currency, number } = attempt;
    return atProvider(() =>
      this.provider.charge({
        idempotencyKey: attemptKey(attempt),
        paymentMethod: method.providerPaymentMethod,
        amount,
        currency,
        reference: { environment: environmentId, invoice: invoiceId, attempt: String(number) },
      }),
    );
  }

  // The provider forgets keys after a time, but not charges: ask for the charge by its metadata, and send it (under the same key)
  // only if the provider never heard of it.
  private async reconcile(attempt: PaymentAttempt, method: PaymentMethod): Promise<ChargeOutcome> {
    const { environmentId, invoiceId, number } = attempt;
    const found = await atProvider(() =>
      this.provider.findCharge({ environment: environmentId, invoice: invoiceId, attempt: String(number) }),
    );
    return found.status === "not_found" ? this.charge(attempt, method) : found;
  }
}

function resultOf({ status, declineClass, id }: PaymentAttempt): ChargeResult {
  const told = status === "created" || status === "processing" ? "unknown" : status;
  return { status: told, class: declineClass, attemptId: id };
}
