import { Injectable } from "@nestjs/common";
import { Database } from "../platform/index.js";
import { CarryOutAttempt } from "./carry-out-attempt.js";
import { PaymentAttemptRepository } from "./payment-attempt.repository.js";
import { isSettled } from "./payment-attempt-states.js";
import { PaymentMethodRepository } from "./payment-method.repository.js";

/** Gives up the open charge of an invoice that is paid otherwise or not at all, so that the customer does not pay it as well. */
@Injectable()
export class WithdrawAttempt {
  constructor(
    private readonly database: Database,
    private readonly attempts: PaymentAttemptRepository,
    private readonly methods: PaymentMethodRepository,
    private readonly carryOut: CarryOutAttempt,
  ) {}

  /** The invoice was voided, or paid by other means: whatever is open is asked about, and given up where it can be. */
  ofSettledInvoice(environmentId: string, invoiceId: string): Promise<void> {
    return this.withdraw(environmentId, invoiceId, false);
  }

  /** Money comes another way: a charge that only waits for its customer is given up; one under way stays open. */
  async whatWaitsForCustomer(environmentId: string, invoiceId: string): Promise<void> {
    return this.withdraw(environmentId, invoiceId, true);
  }

  private async withdraw(environmentId: string, invoiceId: string, isPayable: boolean): Promise<void> {
    const tx = this.database.reader;
    const attempts = await this.attempts.ofInvoice(tx, environmentId, invoiceId);
    const attempt = attempts.find(({ status }) => !isSettled(status));
    if (!attempt?.paymentMethodId || (isPayable && attempt.status !== "requires_action")) return;
    const method = await this.methods.get(tx, environmentId, attempt.paymentMethodId);
    if (method) await this.carryOut.execute({ attempt, method, isNew: false, isPayable, isSuperseded: true });
  }
}
