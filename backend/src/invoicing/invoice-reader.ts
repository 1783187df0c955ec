import { Injectable } from "@nestjs/common";
import { publicId, type Tx } from "../platform/index.js";
import { InvoiceLineRepository } from "./invoice-line.repository.js";
import type { Invoice, InvoiceLine } from "./invoice.js";
import { InvoiceRepository } from "./invoice.repository.js";
import { invoicingErrors } from "./invoicing.errors.js";

/** How other contexts read invoices. */
@Injectable()
export class InvoiceReader {
  constructor(
    private readonly invoices: InvoiceRepository,
    private readonly invoiceLines: InvoiceLineRepository,
  ) {}

  /** Throws `invoice.not_found`. */
  async get(tx: Tx, environmentId: string, id: string): Promise<Invoice> {
    const invoice = await this.invoices.byId(tx, environmentId, id);
    if (invoice) return invoice;
    throw invoicingErrors("invoice.not_found", {
      detail: `No invoice ${publicId("inv", id)} in this environment.`,
    });
  }

  /** The lines of an invoice in printing order. */
  async lines(tx: Tx, environmentId: string, invoiceId: string): Promise<InvoiceLine[]> {
    return this.invoiceLines.ofInvoice(tx, environmentId, invoiceId);
  }
}
