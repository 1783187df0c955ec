import { negateAmount } from "@atlas/rules";
import { Injectable } from "@nestjs/common";
import { PostTransaction, type LedgerEntry } from "../ledger/index.js";
import { Clock, defineStates, isUuid, Locks, newId, Outbox, type Tx } from "../platform/index.js";
import type { Dispute, DisputeStatus } from "./dispute.js";
import { DisputeRepository } from "./dispute.repository.js";
import type { PaymentAttempt } from "./payment-attempt.js";
import { PaymentAttemptRepository } from "./payment-attempt.repository.js";
import type { ProviderEvent } from "./provider/provider-event.js";

const disputeStates = defineStates<DisputeStatus>("dispute", {
  needs_response: ["under_review", "won", "lost"],
  under_review: ["won", "lost"],
  won: [],
  lost: [],
});

/** Follows a dispute: while it is open the provider withholds the money; won gives it back, lost makes it a loss. */
@Injectable()
export class TrackDispute {
  constructor(
    private readonly disputes: DisputeRepository,
    private readonly attempts: PaymentAttemptRepository,
    private readonly postTransaction: PostTransaction,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async execute(tx: Tx, environmentId: string, event: ProviderEvent & { type: "dispute" }): Promise<void> {
    const attempt = await this.attemptOf(tx, environmentId, event);
    if (!attempt) return;
    await Locks.customer(tx, environmentId, attempt.customerId);
    const at = await this.clock.now(environmentId, tx);
    const known = await this.disputes.byProviderId(tx, environmentId, event.disputeId);
    const dispute = known ?? (await this.open(tx, event, { ...attempt, attemptId: attempt.id }, at));
    if (dispute.status === event.status || !disputeStates.can(dispute.status, event.status)) return;
    const isClosed = event.status === "won" || event.status === "lost";
    await this.disputes.setStatus(tx, environmentId, dispute.id, event.status, isClosed ? at : null);
    if (event.status === "won")
      await this.post(tx, dispute, "won", at, [held(dispute, "disputes", -1), held(dispute, "cash", 1)]);
    if (event.status === "lost")
      await this.post(tx, dispute, "lost", at, [held(dispute, "disputes", -1), held(dispute, "bad_debt", 1)]);
    if (isClosed) await this.tell(tx, dispute, `dispute.${event.status}`);
  }

  // A dispute may be quicker than the answer that tells which charge the attempt is: then its reference finds it.
  private async attemptOf(
    tx: Tx,
    environmentId: string,
    { chargeId, reference }: ProviderEvent & { type: "dispute" },
  ): Promise<PaymentAttempt | null> {
    const attempt = await this.attempts.byCharge(tx, environmentId, chargeId);
    if (attempt || !reference || !isUuid(reference.invoice)) return attempt;
    const number = Number.parseInt(reference.attempt, 10);
    return this.attempts.byNumber(tx, environmentId, reference.invoice, number);
  }

  private async open(
    tx: Tx,
    event: ProviderEvent & { type: "dispute" },
    of: Pick<Dispute, "environmentId" | "attemptId" | "invoiceId" | "customerId">,
    at: string,
  ): Promise<Dispute> {
    const dispute: Dispute = {
      environmentId: of.environmentId,
      id: newId(),
      attemptId: of.attemptId,
      invoiceId: of.invoiceId,
      customerId: of.customerId,
      providerDisputeId: event.disputeId,
      amount: event.amount,
      currency: event.currency,
      reason: event.reason,
      status: "needs_response",
      openedAt: at,
      closedAt: null,
    };
    await this.disputes.insert(tx, dispute);
    await this.post(tx, dispute, "opened", at, [held(dispute, "disputes", 1), held(dispute, "cash", -1)]);
    await this.tell(tx, dispute, "dispute.opened");
    return dispute;
  }

  private async post(
    tx: Tx,
    dispute: Dispute,
    step: string,
    at: string,
    entries: LedgerEntry[],
  ): Promise<void> {
    const { environmentId, currency, id } = dispute;
    await this.postTransaction.execute(tx, {
      environmentId,
      key: `dispute/${id}/${step}`,
      at,
      currency,
      entries,
      reference: { type: "dispute", id },
    });
  }

  private async tell(
    tx: Tx,
    { environmentId, id, invoiceId, customerId }: Dispute,
    type: string,
  ): Promise<void> {
    await this.outbox.append(tx, {
      environmentId,
      aggregate: { type: "dispute", id },
      type,
      payload: { disputeId: id, invoiceId, customerId },
    });
  }
}

const held = ({ amount }: Dispute, account: LedgerEntry["account"], sign: 1 | -1): LedgerEntry => ({
  account,
  amount: sign === 1 ? amount : negateAmount(amount),
});
