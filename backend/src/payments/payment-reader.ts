import { Injectable } from "@nestjs/common";
import type { Tx } from "../platform/index.js";
import type { PaymentAttempt } from "./payment-attempt.js";
import { PaymentAttemptRepository } from "./payment-attempt.repository.js";
import type { PaymentMethod } from "./payment-method.js";
import { PaymentMethodRepository } from "./payment-method.repository.js";

/** How other contexts read payments. */
@Injectable()
export class PaymentReader {
  constructor(
    private readonly attemptRows: PaymentAttemptRepository,
    private readonly methods: PaymentMethodRepository,
  ) {}

  /** Attempts of an invoice, first to last. */
  async attempts(tx: Tx, environmentId: string, invoiceId: string): Promise<PaymentAttempt[]> {
    return this.attemptRows.ofInvoice(tx, environmentId, invoiceId);
  }

  /** A card, also one that was taken away since. */
  async method(tx: Tx, environmentId: string, id: string): Promise<PaymentMethod | null> {
    return this.methods.get(tx, environmentId, id);
  }

  /** The card that a charge would use, or null. */
  async defaultMethod(tx: Tx, environmentId: string, customerId: string): Promise<PaymentMethod | null> {
    return this.methods.default(tx, environmentId, customerId);
  }
}
