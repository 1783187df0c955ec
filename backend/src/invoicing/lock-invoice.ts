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
    const seen = await this.read(tx, environmentId, invoiceId);
    const wasHeld = await Locks.customer(tx, environmentId, seen.customerId);
    // Where the lock had to be taken, the first read only told whose: by then it may be stale.
    return wasHeld ? seen : this.read(tx, environmentId, invoiceId);
  }

  private async read(tx: Tx, environmentId: string, invoiceId: string): Promise<Invoice> {
    const invoice = await this.invoices.byId(tx, environmentId, invoiceId);
    if (invoice) return invoice;
    throw invoicingErrors("invoice.not_found", {
      detail: `No invoice ${publicId("inv", invoiceId)} in this environment.`,
    });
  }
}
