import { isZero } from "@atlas/rules";
import { Injectable } from "@nestjs/common";
import type { AuditActor } from "../audit/index.js";
import { InvoiceReader } from "../invoicing/index.js";
import { Database } from "../platform/index.js";
import { ChargeInvoice } from "./charge-invoice.js";
import { KeepPaymentMethod } from "./keep-payment-method.js";
import type { PaymentAttempt } from "./payment-attempt.js";
import { PaymentAttemptRepository } from "./payment-attempt.repository.js";
import { isSettled } from "./payment-attempt-states.js";
import { paymentsErrors } from "./payments.errors.js";

export type CardPayment = {
  environmentId: string;
  invoiceId: string;
  /** The provider's token of the card. */
  token: string;
  /** Whether later invoices are charged to it too; open ones are tried with it at once then. */
  isDefault: boolean;
  actor: AuditActor;
};

/**
 * Pays an invoice now, with a card that its customer gives: the card's row and the attempt are one commit, and while an attempt
 * of the invoice is under way it is joined instead. So a button pressed twice charges once and keeps one card.
 */
@Injectable()
export class PayWithCard {
  constructor(
    private readonly database: Database,
    private readonly invoices: InvoiceReader,
    private readonly attempts: PaymentAttemptRepository,
    private readonly keepMethod: KeepPaymentMethod,
    private readonly chargeInvoice: ChargeInvoice,
  ) {}

  /**
   * Gives the attempt as it stands. Throws `payment.invoice_not_payable`, `payment_method.rejected`, `provider.unavailable`,
   * `provider.fault`.
   */
  async execute({ environmentId, invoiceId, token, isDefault, actor }: CardPayment): Promise<PaymentAttempt> {
    const tx = this.database.reader;
    const invoice = await this.invoices.get(tx, environmentId, invoiceId);
    if (invoice.status !== "open" || isZero(invoice.amountDue))
      throw paymentsErrors("payment.invoice_not_payable");
    const last = (await this.attempts.ofInvoice(tx, environmentId, invoiceId)).at(-1);
    const charge = { environmentId, invoiceId, trigger: "new_method" as const };
    // One that waits for its customer gives way to another card; any other may have moved the money already.
    if (last && !isSettled(last.status) && last.status !== "requires_action")
      return this.attemptOf(
        environmentId,
        await this.chargeInvoice.execute({ ...charge, after: last.number - 1 }),
      );
    const { customerId } = invoice;
    const card = await this.keepMethod.attach(customerId, token);
    const result = await this.chargeInvoice.execute({
      ...charge,
      after: last?.number ?? 0,
      chooseMethod: (own) => this.keepMethod.keep(own, { environmentId, customerId, card, isDefault, actor }),
    });
    return this.attemptOf(environmentId, result);
  }

  private async attemptOf(
    environmentId: string,
    { attemptId }: { attemptId: string | null },
  ): Promise<PaymentAttempt> {
    const attempt = attemptId && (await this.attempts.get(this.database.reader, environmentId, attemptId));
    // It was paid or voided between our look and the charge.
    if (!attempt) throw paymentsErrors("payment.invoice_not_payable");
    return attempt;
  }
}
