import { Inject, Injectable } from "@nestjs/common";
import { Audit } from "../audit/index.js";
import { CustomerReader } from "../customers/index.js";
import { Clock, Database, Locks, newId, Outbox, publicId, type Caller } from "../platform/index.js";
import type { PaymentMethod } from "./payment-method.js";
import { PaymentMethodRepository } from "./payment-method.repository.js";
import { atProvider, paymentsErrors } from "./payments.errors.js";
import { PAYMENT_PROVIDER, type PaymentProvider } from "./provider/payment-provider.js";

export const PROVIDER = "simulated";

/** Attaches a card, known by the provider's token, and makes it the customer's default; open invoices are tried with it at once. */
@Injectable()
export class AddPaymentMethod {
  constructor(
    private readonly database: Database,
    private readonly customers: CustomerReader,
    private readonly methods: PaymentMethodRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly audit: Audit,
    @Inject(PAYMENT_PROVIDER) private readonly provider: PaymentProvider,
  ) {}

  async execute(caller: Caller, customerReference: string, token: string): Promise<PaymentMethod> {
    const { environmentId } = caller;
    const customer = await this.customers.resolve(this.database.reader, environmentId, customerReference);
    const attached = await atProvider(() =>
      this.provider.attachPaymentMethod({ token, customer: customer.id }),
    );
    if (attached.status === "rejected") {
      throw paymentsErrors("payment_method.rejected", {
        detail: attached.message,
        errors: [{ field: "token", code: attached.code, message: attached.message }],
      });
    }
    const { brand, last4, expMonth, expYear } = attached.card;
    return this.database.transaction(async (tx) => {
      await Locks.customer(tx, environmentId, customer.id);
      const method: PaymentMethod = {
        environmentId,
        id: newId(),
        customerId: customer.id,
        provider: PROVIDER,
        providerPaymentMethod: attached.paymentMethod,
        brand,
        last4,
        expMonth,
        expYear,
        isDefault: true,
        createdAt: await this.clock.now(environmentId, tx),
        detachedAt: null,
      };
      await this.methods.insertDefault(tx, method);
      await this.outbox.append(tx, {
        environmentId,
        aggregate: { type: "customer", id: customer.id },
        type: "payment_method.added",
        payload: { customerId: customer.id, paymentMethodId: method.id },
      });
      const subject = { type: "customer", id: publicId("cus", customer.id) };
      await this.audit.record(tx, {
        environmentId,
        actor: caller.actor,
        action: "payment_method.added",
        subject,
        detail: { brand, last4 },
      });
      return method;
    });
  }
}
