import { negateAmount } from "@atlas/rules";
import { Injectable } from "@nestjs/common";
import { PostTransaction, type LedgerEntry } from "../ledger/index.js";
import { Clock, Locks, Outbox, type Tx } from "../platform/index.js";
import type { RefundOutcome } from "./provider/payment-provider.js";
import { refundKey, type Refund } from "./refund.js";
import { RefundRepository } from "./refund.repository.js";
import { transition } from "./refund-states.js";
import { paymentsErrors } from "./payments.errors.js";

/** Takes the outcome of a refund into account, from the provider's answer or its webhook, whichever comes first. */
@Injectable()
export class SettleRefund {
  constructor(
    private readonly refunds: RefundRepository,
    private readonly postTransaction: PostTransaction,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async execute(tx: Tx, seen: Refund, outcome: RefundOutcome): Promise<Refund> {
    const { environmentId, customerId } = seen;
    await Locks.customer(tx, environmentId, customerId);
    const refund = await this.refunds.get(tx, environmentId, seen.id);
    if (!refund) throw paymentsErrors("refund.not_found");
    if (refund.status === "succeeded" || refund.status === "failed") return refund;
    if (outcome.status === "unknown") return transition(tx, refund, "processing");
    const at = await this.clock.now(environmentId, tx);
    const settled =
      outcome.status === "succeeded"
        ? await transition(tx, refund, "succeeded", { providerRefundId: outcome.refundId, settledAt: at })
        : await transition(tx, refund, "failed", {
            providerRefundId: outcome.refundId,
            failureCode: outcome.code,
            failureMessage: outcome.message,
            settledAt: at,
          });
    await this.postTransaction.execute(tx, {
      environmentId,
      key: `${refundKey(refund)}/${settled.status}`,
      at,
      currency: refund.currency,
      entries: entriesOf(settled),
      reference: { type: "refund", id: refund.id },
    });
    await this.outbox.append(tx, {
      environmentId,
      aggregate: { type: "refund", id: refund.id },
      type: `refund.${settled.status}`,
      payload: { refundId: refund.id, invoiceId: refund.invoiceId, customerId },
    });
    return settled;
  }
}

/** Given back: the cash is gone. Failed: the customer still has it coming, as a balance in their favour. */
function entriesOf({ status, customerId, amount }: Refund): LedgerEntry[] {
  const negative = negateAmount(amount);
  return [
    { account: "refunds", amount },
    status === "succeeded"
      ? { account: "cash", amount: negative }
      : { account: "accounts_receivable", customerId, amount: negative },
  ];
}
