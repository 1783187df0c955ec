import { Injectable } from "@nestjs/common";
import type { Invoice } from "../invoicing/index.js";
import { PayWithCard, type PaymentAttempt } from "../payments/index.js";
import { AtlasError } from "../platform/index.js";
import { FindHostedInvoice } from "./find-hosted-invoice.js";
import { portalErrors } from "./portal.errors.js";

/** A customer pays the invoice of their link with a card: at once, and once. */
@Injectable()
export class PayHostedInvoice {
  constructor(
    private readonly find: FindHostedInvoice,
    private readonly payWithCard: PayWithCard,
  ) {}

  /** Throws `hosted_invoice.paid`, `.void`, `.uncollectible`, and what the provider says of the card. */
  async execute(
    link: string,
    { token, makeDefault }: { token: string; makeDefault: boolean },
  ): Promise<PaymentAttempt> {
    const invoice = await this.find.execute(link);
    assertPayable(invoice);
    try {
      return await this.payWithCard.execute({
        environmentId: invoice.environmentId,
        invoiceId: invoice.id,
        token,
        isDefault: makeDefault,
        actor: { kind: "system", id: "hosted_invoice" },
      });
    } catch (error) {
      // Another charge, a transfer or a void was quicker: the customer is told which.
      if (error instanceof AtlasError && error.code === "payment.invoice_not_payable")
        assertPayable(await this.find.execute(link));
      throw error;
    }
  }
}

function assertPayable({ status }: Invoice): void {
  if (status === "paid" || status === "void" || status === "uncollectible")
    throw portalErrors(`hosted_invoice.${status}`);
}
