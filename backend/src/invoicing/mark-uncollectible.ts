import { Injectable } from "@nestjs/common";
import { PostTransaction } from "../ledger/index.js";
import { Clock, Outbox, type Tx } from "../platform/index.js";
import { badDebtEntries } from "./invoice-postings.js";
import { transition } from "./invoice-states.js";
import type { InvoiceStatus } from "./invoice.js";
import { InvoiceRepository } from "./invoice.repository.js";
import { LockInvoice } from "./lock-invoice.js";

/** Gives up what is still due: the invoice stays owed by the customer, but the books count it as lost. */
@Injectable()
export class MarkUncollectible {
  constructor(
    private readonly lockInvoice: LockInvoice,
    private readonly invoices: InvoiceRepository,
    private readonly postTransaction: PostTransaction,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
  ) {}

  /** Idempotent; an invoice that was paid or voided meanwhile stays so, and its status is told. Throws `state.not_allowed` for a draft. */
  async execute(tx: Tx, environmentId: string, invoiceId: string): Promise<{ status: InvoiceStatus }> {
    const invoice = await this.lockInvoice.execute(tx, environmentId, invoiceId);
    if (invoice.status !== "open" && invoice.status !== "draft") return { status: invoice.status };
    const now = await this.clock.now(environmentId, tx);
    await transition(this.invoices, tx, invoice, "uncollectible", { uncollectibleAt: now });
    await this.postTransaction.execute(tx, {
      environmentId,
      key: `bad-debt/${invoice.id}`,
      at: now,
      currency: invoice.currency,
      entries: badDebtEntries(invoice.customerId, invoice.amountDue),
      reference: { type: "invoice", id: invoice.id },
    });
    await this.outbox.append(tx, {
      environmentId,
      aggregate: { type: "invoice", id: invoice.id },
      type: "invoice.uncollectible",
      payload: { invoiceId: invoice.id, customerId: invoice.customerId, amountDue: invoice.amountDue },
    });
    return { status: "uncollectible" };
  }
}
