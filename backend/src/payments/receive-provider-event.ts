import { Inject, Injectable } from "@nestjs/common";
import { Database, isUuid, type Tx } from "../platform/index.js";
import { outcomeOf } from "./payment-attempt.js";
import { PaymentAttemptRepository } from "./payment-attempt.repository.js";
import { atProvider, paymentsErrors } from "./payments.errors.js";
import { PAYMENT_PROVIDER, type PaymentProvider } from "./provider/payment-provider.js";
import { InvalidWebhookError, type InvalidWebhookCode } from "./provider/payment-provider.errors.js";
import type { ProviderEvent } from "./provider/provider-event.js";
import { ProviderEventRepository } from "./provider-event.repository.js";
import { RefundRepository } from "./refund.repository.js";
import { SettleAttempt } from "./settle-attempt.js";
import { SettleRefund } from "./settle-refund.js";
import { TrackDispute } from "./track-dispute.js";

const CODES = {
  webhook_signature_invalid: "webhook.signature_invalid",
  webhook_too_old: "webhook.too_old",
  webhook_body_invalid: "webhook.body_invalid",
} as const satisfies Record<InvalidWebhookCode, string>;

export type ReceivedEvent = { status: "processed" | "duplicate" | "ignored" };

/**
 * Takes a provider's webhook. Events arrive twice and in any order, and before the answer of the call that caused them: each id
 * takes effect once, and what the provider says now counts, not what it said when the event was sent.
 */
@Injectable()
export class ReceiveProviderEvent {
  constructor(
    private readonly database: Database,
    private readonly events: ProviderEventRepository,
    private readonly attempts: PaymentAttemptRepository,
    private readonly refunds: RefundRepository,
    private readonly settleAttempt: SettleAttempt,
    private readonly settleRefund: SettleRefund,
    private readonly trackDispute: TrackDispute,
    @Inject(PAYMENT_PROVIDER) private readonly provider: PaymentProvider,
  ) {}

  async execute(
    providerName: string,
    headers: Record<string, string | string[] | undefined>,
    rawBody: string,
  ): Promise<ReceivedEvent> {
    const event = this.verified(headers, rawBody);
    if (await this.events.has(this.database.reader, providerName, event.id)) return { status: "duplicate" };
    const apply = await this.prepare(event);
    return this.database.transaction(async (tx) => {
      if (!(await this.events.insert(tx, providerName, event.id, event.type))) return { status: "duplicate" };
      if (!apply) return { status: "ignored" };
      await apply(tx);
      return { status: "processed" };
    });
  }

  private verified(headers: Record<string, string | string[] | undefined>, rawBody: string): ProviderEvent {
    try {
      return this.provider.verifyWebhook(headers, rawBody);
    } catch (error) {
      if (error instanceof InvalidWebhookError)
        throw paymentsErrors(CODES[error.code], { detail: error.message });
      throw error;
    }
  }

  /** What to do inside the transaction, with everything that must be asked of the provider asked before it; null for what is not ours. */
  private async prepare(event: ProviderEvent): Promise<((tx: Tx) => Promise<unknown>) | null> {
    switch (event.type) {
      case "charge":
        return this.prepareCharge(event);
      case "refund":
        return this.prepareRefund(event);
      case "dispute": {
        const { reference } = event;
        if (!reference || !isUuid(reference.environment)) return null;
        return (tx) => this.trackDispute.execute(tx, reference.environment, event);
      }
      case "ignored":
        return null;
    }
  }

  private async prepareCharge({
    reference,
    chargeId,
    outcome: told,
  }: ProviderEvent & { type: "charge" }): Promise<((tx: Tx) => Promise<unknown>) | null> {
    if (!reference || !isUuid(reference.environment) || !isUuid(reference.invoice)) return null;
    const attempt = await this.attempts.byNumber(
      this.database.reader,
      reference.environment,
      reference.invoice,
      Number.parseInt(reference.attempt, 10),
    );
    if (!attempt || attempt.status === "succeeded") return null;
    if (attempt.status === "declined" && told.status !== "succeeded") return null;
    const outcome = await atProvider(() => this.provider.getCharge(chargeId));
    if (outcome.status === "not_found") return null;
    return (tx) => this.settleAttempt.execute(tx, attempt, outcomeOf(outcome));
  }

  private async prepareRefund({
    reference,
  }: ProviderEvent & { type: "refund" }): Promise<((tx: Tx) => Promise<unknown>) | null> {
    if (!reference || !isUuid(reference.environment) || !isUuid(reference.refund)) return null;
    const refund = await this.refunds.get(this.database.reader, reference.environment, reference.refund);
    if (!refund) return null;
    const outcome = await atProvider(() => this.provider.findRefund(reference));
    if (outcome.status === "not_found") return null;
    return (tx) => this.settleRefund.execute(tx, refund, outcome);
  }
}
