import { Inject, Injectable } from "@nestjs/common";
import { Audit, type AuditActor } from "../audit/index.js";
import { Clock, newId, Outbox, publicId, type Tx } from "../platform/index.js";
import type { PaymentMethod } from "./payment-method.js";
import { PaymentMethodRepository } from "./payment-method.repository.js";
import { atProvider, paymentsErrors } from "./payments.errors.js";
import { PAYMENT_PROVIDER, type AttachOutcome, type PaymentProvider } from "./provider/payment-provider.js";

export const PROVIDER = "simulated";

/** A card that the provider attached to a customer, not yet kept as a payment method of ours. */
export type AttachedCard = Extract<AttachOutcome, { status: "attached" }>;

export type MethodToKeep = {
  environmentId: string;
  customerId: string;
  card: AttachedCard;
  isDefault: boolean;
  actor: AuditActor;
};

/** The two halves of adding a card: the provider attaches it, then its row is kept in the caller's transaction. */
@Injectable()
export class KeepPaymentMethod {
  constructor(
    private readonly methods: PaymentMethodRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly audit: Audit,
    @Inject(PAYMENT_PROVIDER) private readonly provider: PaymentProvider,
  ) {}

  /** Not in a transaction. Throws `payment_method.rejected`, `provider.unavailable`, `provider.fault`. */
  async attach(customerId: string, token: string): Promise<AttachedCard> {
    const attached = await atProvider(() =>
      this.provider.attachPaymentMethod({ token, customer: customerId }),
    );
    if (attached.status === "attached") return attached;
    throw paymentsErrors("payment_method.rejected", {
      detail: attached.message,
      errors: [{ field: "token", code: attached.code, message: attached.message }],
    });
  }

  /** The caller holds the customer's lock. */
  async keep(
    tx: Tx,
    { environmentId, customerId, card, isDefault, actor }: MethodToKeep,
  ): Promise<PaymentMethod> {
    const { brand, last4, expMonth, expYear } = card.card;
    const method: PaymentMethod = {
      environmentId,
      id: newId(),
      customerId,
      provider: PROVIDER,
      providerPaymentMethod: card.paymentMethod,
      brand,
      last4,
      expMonth,
      expYear,
      isDefault,
      createdAt: await this.clock.now(environmentId, tx),
      detachedAt: null,
    };
    await this.methods.insert(tx, method);
    // Collections charge the default card: one that is used for a single invoice is no news to them.
    if (isDefault) {
      await this.outbox.append(tx, {
        environmentId,
        aggregate: { type: "customer", id: customerId },
        type: "payment_method.added",
        payload: { customerId, paymentMethodId: method.id },
      });
    }
    await this.audit.record(tx, {
      environmentId,
      actor,
      action: "payment_method.added",
      subject: { type: "customer", id: publicId("cus", customerId) },
      detail: { brand, last4 },
    });
    return method;
  }
}
