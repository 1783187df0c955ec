import { negateAmount } from "@atlas/rules";
import { Injectable } from "@nestjs/common";
import { Audit } from "../audit/index.js";
import { PostTransaction } from "../ledger/index.js";
import {
  Clock,
  Database,
  Locks,
  Outbox,
  publicId,
  type Actor,
  type Caller,
  type Tx,
} from "../platform/index.js";
import { CreditRefund } from "./credit-refund.js";
import { paymentsErrors } from "./payments.errors.js";
import { refundKey, type Refund } from "./refund.js";
import { RefundRepository } from "./refund.repository.js";
import { refundStates, transition } from "./refund-states.js";

/** Decides on a requested refund. Approval issues the credit note that it needs and sends it on its way in the same transaction. */
@Injectable()
export class ApproveRefund {
  constructor(
    private readonly database: Database,
    private readonly refunds: RefundRepository,
    private readonly creditRefund: CreditRefund,
    private readonly postTransaction: PostTransaction,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  execute(caller: Caller, refundId: string): Promise<Refund> {
    return this.decide(caller, refundId, "approved", (tx, refund) => this.approve(tx, refund, caller.actor));
  }

  reject(caller: Caller, refundId: string): Promise<Refund> {
    return this.decide(caller, refundId, "rejected", async (tx, refund) => {
      const rejected = await transition(tx, refund, "rejected", {
        decidedBy: caller.actor,
        settledAt: await this.clock.now(refund.environmentId, tx),
      });
      await this.record(tx, refund, caller.actor, "refund.rejected");
      return rejected;
    });
  }

  /** In the caller's transaction, which holds the customer's lock. */
  async approve(tx: Tx, refund: Refund, actor: Actor): Promise<Refund> {
    const { environmentId, invoiceId, customerId, amount, currency } = refund;
    const at = await this.clock.now(environmentId, tx);
    const creditNoteId = await this.creditRefund.execute(tx, refund);
    const approved = await transition(tx, refund, "approved", { decidedBy: actor, creditNoteId });
    await this.postTransaction.execute(tx, {
      environmentId,
      key: `${refundKey(refund)}/approved`,
      at,
      currency,
      entries: [
        { account: "accounts_receivable", customerId, amount },
        { account: "refunds", amount: negateAmount(amount) },
      ],
      reference: { type: "refund", id: refund.id },
    });
    await this.outbox.append(tx, {
      environmentId,
      aggregate: { type: "refund", id: refund.id },
      type: "refund.approved",
      payload: { refundId: refund.id, invoiceId },
    });
    await this.record(tx, refund, actor, "refund.approved");
    return approved;
  }

  private async decide(
    { environmentId, actor }: Caller,
    refundId: string,
    to: "approved" | "rejected",
    work: (tx: Tx, refund: Refund) => Promise<Refund>,
  ): Promise<Refund> {
    return this.database.transaction(async (tx) => {
      const seen = await this.refunds.get(tx, environmentId, refundId);
      if (!seen)
        throw paymentsErrors("refund.not_found", {
          detail: `No refund ${publicId("ref", refundId)} in this environment.`,
        });
      await Locks.customer(tx, environmentId, seen.customerId);
      const refund = (await this.refunds.get(tx, environmentId, refundId)) ?? seen;
      if (refund.requestedBy.kind === actor.kind && refund.requestedBy.id === actor.id)
        throw paymentsErrors("refund.second_person_needed");
      refundStates.assert(refund.status, to);
      return work(tx, refund);
    });
  }

  private async record(tx: Tx, refund: Refund, actor: Actor, action: string): Promise<void> {
    const subject = { type: "refund", id: publicId("ref", refund.id) };
    await this.audit.record(tx, {
      environmentId: refund.environmentId,
      actor,
      action,
      subject,
      detail: { amount: refund.amount, currency: refund.currency },
    });
  }
}
