import { compareInstants } from "@atlas/rules";
import { Injectable } from "@nestjs/common";
import { InvoiceReader, type Invoice } from "../invoicing/index.js";
import { PaymentReader, type PaymentAttempt, type PaymentMethod } from "../payments/index.js";
import { Clock, Database } from "../platform/index.js";
import type { HostedInvoiceParts } from "./present-hosted-invoice.js";

/** Gathers what the page of an invoice shows. */
@Injectable()
export class ReadHostedInvoice {
  constructor(
    private readonly database: Database,
    private readonly invoices: InvoiceReader,
    private readonly payments: PaymentReader,
    private readonly clock: Clock,
  ) {}

  async execute(invoice: Invoice): Promise<HostedInvoiceParts> {
    const { environmentId, id } = invoice;
    const tx = this.database.reader;
    const attempts = await this.payments.attempts(tx, environmentId, id);
    const { kind } = await this.clock.reading(environmentId, tx);
    const now = await this.clock.now(environmentId, tx);
    return {
      // Only live environments run on real time.
      mode: kind === "real" ? "live" : "test",
      invoice,
      lines: await this.invoices.lines(tx, environmentId, id),
      attempts,
      methods: await this.methodsOf(attempts),
      isDue: invoice.dueAt !== null && compareInstants(invoice.dueAt, now) < 0,
    };
  }

  private async methodsOf(attempts: readonly PaymentAttempt[]): Promise<Map<string, PaymentMethod>> {
    const methods = new Map<string, PaymentMethod>();
    for (const { environmentId, paymentMethodId, status } of attempts) {
      if (paymentMethodId === null || status !== "succeeded") continue;
      const method = await this.payments.method(this.database.reader, environmentId, paymentMethodId);
      if (method) methods.set(method.id, method);
    }
    return methods;
  }
}
