import type { RefundOutcome as WorkflowOutcome } from "@atlas/workflows/contracts";
import { Inject, Injectable } from "@nestjs/common";
import { Database } from "../platform/index.js";
import { PaymentAttemptRepository } from "./payment-attempt.repository.js";
import { atProvider, paymentsErrors } from "./payments.errors.js";
import { PAYMENT_PROVIDER, type PaymentProvider, type RefundOutcome } from "./provider/payment-provider.js";
import { refundKey, type Refund } from "./refund.js";
import { RefundRepository } from "./refund.repository.js";
import { SettleRefund } from "./settle-refund.js";

/** Sends an approved refund to the provider under its own key, or asks what became of it. */
@Injectable()
export class SendRefund {
  constructor(
    private readonly database: Database,
    private readonly refunds: RefundRepository,
    private readonly attempts: PaymentAttemptRepository,
    private readonly settleRefund: SettleRefund,
    @Inject(PAYMENT_PROVIDER) private readonly provider: PaymentProvider,
  ) {}

  async execute(environmentId: string, refundId: string): Promise<WorkflowOutcome> {
    const tx = this.database.reader;
    const refund = await this.refunds.get(tx, environmentId, refundId);
    if (!refund) throw paymentsErrors("refund.not_found");
    if (refund.status === "succeeded" || refund.status === "failed") return { status: refund.status };
    const attempt = await this.attempts.get(tx, environmentId, refund.attemptId);
    if (!attempt) throw paymentsErrors("payment.attempt_not_found");
    // A bank transfer is given back by hand, through the bank; approving the refund says that it is done.
    const outcome: RefundOutcome =
      attempt.kind === "bank_transfer" || attempt.providerChargeId === null
        ? {
            status: "succeeded",
            refundId: refundKey(refund),
            amount: refund.amount,
            currency: refund.currency,
          }
        : await this.atProvider(refund, attempt.providerChargeId);
    const settled = await this.database.transaction((inner) =>
      this.settleRefund.execute(inner, refund, outcome),
    );
    return {
      status: settled.status === "succeeded" || settled.status === "failed" ? settled.status : "processing",
    };
  }

  private async atProvider(refund: Refund, chargeId: string): Promise<RefundOutcome> {
    const reference = { environment: refund.environmentId, refund: refund.id };
    // Asked first, since an earlier call may have come through without its answer, longer ago than the provider keeps keys.
    const found = await atProvider(() => this.provider.findRefund(reference));
    if (found.status !== "not_found") return found;
    return atProvider(() =>
      this.provider.refund({
        idempotencyKey: refundKey(refund),
        chargeId,
        amount: refund.amount,
        reason: refund.reason,
        reference,
      }),
    );
  }
}
