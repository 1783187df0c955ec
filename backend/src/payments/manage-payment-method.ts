import { Injectable } from "@nestjs/common";
import { Audit } from "../audit/index.js";
import { Clock, Database, Locks, publicId, type Caller, type Tx } from "../platform/index.js";
import type { PaymentMethod } from "./payment-method.js";
import { PaymentMethodRepository } from "./payment-method.repository.js";
import { paymentsErrors } from "./payments.errors.js";

/** Chooses the card that is charged by default, or takes a card away. */
@Injectable()
export class ManagePaymentMethod {
  constructor(
    private readonly database: Database,
    private readonly methods: PaymentMethodRepository,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  async makeDefault(caller: Caller, customerId: string, id: string): Promise<PaymentMethod> {
    return this.change(caller, customerId, id, "payment_method.made_default", async (tx, method) => {
      await this.methods.makeDefault(tx, method);
      return { ...method, isDefault: true };
    });
  }

  async detach(caller: Caller, customerId: string, id: string): Promise<PaymentMethod> {
    return this.change(caller, customerId, id, "payment_method.detached", async (tx, method) => {
      await this.methods.detach(tx, caller.environmentId, id, await this.clock.now(caller.environmentId, tx));
      return method;
    });
  }

  private async change(
    { environmentId, actor }: Caller,
    customerId: string,
    id: string,
    action: string,
    work: (tx: Tx, method: PaymentMethod) => Promise<PaymentMethod>,
  ): Promise<PaymentMethod> {
    return this.database.transaction(async (tx) => {
      await Locks.customer(tx, environmentId, customerId);
      const method = await this.methods.get(tx, environmentId, id);
      if (!method || method.detachedAt !== null || method.customerId !== customerId) {
        throw paymentsErrors("payment_method.not_found", {
          detail: `The customer has no payment method ${publicId("pm", id)}.`,
        });
      }
      const changed = await work(tx, method);
      const subject = { type: "customer", id: publicId("cus", customerId) };
      await this.audit.record(tx, {
        environmentId,
        actor,
        action,
        subject,
        detail: { brand: method.brand, last4: method.last4 },
      });
      return changed;
    });
  }
}
