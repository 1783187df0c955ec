import { Injectable } from "@nestjs/common";
import { Locks, publicId, type Tx } from "../platform/index.js";
import type { Invoice } from "./invoice.js";
import { InvoiceRepository } from "./invoice.repository.js";
import { invoicingErrors } from "./invoicing.errors.js";

/** Takes the customer's lock, under which every change to an invoice happens, and reads the invoice after it. */
@Injectable()
export class LockInvoice {
  constructor(private readonly invoices: InvoiceRepository) {}

  /** Throws `invoice.not_found`. */
  async execute(tx: Tx, environmentId: string, invoiceId: string): Promise<Invoice> {
    // The first read only tells whose lock to take; what it says may be stale by the time the lock is ours.
    const { customerId } = await this.read(tx, environmentId, invoiceId);
    await Locks.customer(tx, environmentId, customerId);
    return this.read(tx, environmentId, invoiceId);
  }

  private async read(tx: Tx, environmentId: string, invoiceId: string): Promise<Invoice> {
    const invoice = await this.invoices.byId(tx, environmentId, invoiceId);
    if (invoice) return invoice;
    throw invoicingErrors("invoice.not_found", {
      detail: `No invoice ${publicId("inv", invoiceId)} in this environment.`,
    });
  }
}
