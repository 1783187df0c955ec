import { defineStates, type Tx } from "../platform/index.js";
import type { Invoice, InvoiceStatus } from "./invoice.js";
import type { InvoiceChanges, InvoiceRepository } from "./invoice.repository.js";

/** From each status, where it may go. A draft with nothing due is paid as it is issued. */
export const invoiceStates = defineStates<InvoiceStatus>("invoice", {
  draft: ["open", "paid", "void"],
  open: ["paid", "uncollectible", "void"],
  uncollectible: ["paid", "void"],
  paid: [],
  void: [],
});

/**
 * The only writer of an invoice's status. The caller holds the customer's lock and read the invoice under it.
 * Throws `state.not_allowed`, `request.stale_version`.
 */
export async function transition(
  invoices: InvoiceRepository,
  tx: Tx,
  invoice: Invoice,
  to: InvoiceStatus,
  changes: InvoiceChanges,
): Promise<Invoice> {
  invoiceStates.assert(invoice.status, to);
  return invoices.update(tx, invoice, { ...changes, status: to });
}
