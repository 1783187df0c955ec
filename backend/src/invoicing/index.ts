// The door of the invoicing context.
export { ApplyPayment } from "./apply-payment.js";
export { DraftInvoice } from "./draft-invoice.js";
export { FinalizeInvoice } from "./finalize-invoice.js";
export { HostedInvoiceLink, type HostedInvoice } from "./hosted-invoice-link.js";
export type { Invoice, InvoiceLine } from "./invoice.js";
export { InvoiceReader } from "./invoice-reader.js";
export { entities as invoicingEntities } from "./invoicing.entities.js";
export { InvoicingModule } from "./invoicing.module.js";
export { IssueCreditNote } from "./issue-credit-note.js";
export { KeepDocument } from "./keep-document.js";
export { ListInvoices } from "./list-invoices.js";
export { invoiceListQuery } from "./invoicing.schemas.js";
export { MarkUncollectible } from "./mark-uncollectible.js";
export { presentPeriod } from "./present-period.js";
export { ReadDocument } from "./read-document.js";
export { ReadUpcomingInvoice, type UpcomingInvoice } from "./upcoming-invoice.js";
