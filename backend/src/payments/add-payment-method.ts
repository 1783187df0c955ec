import { Injectable } from "@nestjs/common";
import { CustomerReader } from "../customers/index.js";
import { Database, Locks, type Caller } from "../platform/index.js";
import { KeepPaymentMethod } from "./keep-payment-method.js";
import type { PaymentMethod } from "./payment-method.js";

/** Attaches a card, known by the provider's token, and makes it the customer's default; open invoices are tried with it at once. */
@Injectable()
export class AddPaymentMethod {
  constructor(
    private readonly database: Database,
    private readonly customers: CustomerReader,
    private readonly keepMethod: KeepPaymentMethod,
  ) {}

  async execute(caller: Caller, customerReference: string, token: string): Promise<PaymentMethod> {
    const { environmentId, actor } = caller;
    const customer = await this.customers.resolve(this.database.reader, environmentId, customerReference);
    const card = await this.keepMethod.attach(customer.id, token);
    return this.database.transaction(async (tx) => {
      await Locks.customer(tx, environmentId, customer.id);
      return this.keepMethod.keep(tx, {
        environmentId,
        customerId: customer.id,
        card,
        isDefault: true,
        actor,
      });
    });
  }
}
