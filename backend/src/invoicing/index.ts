// The door of the invoicing context.
export { ApplyPayment } from "./apply-payment.js";
export { DraftInvoice } from "./draft-invoice.js";
export { FinalizeInvoice } from "./finalize-invoice.js";
export type { Invoice } from "./invoice.js";
export { InvoiceReader } from "./invoice-reader.js";
export { entities as invoicingEntities } from "./invoicing.entities.js";
export { InvoicingModule } from "./invoicing.module.js";
export { IssueCreditNote } from "./issue-credit-note.js";
export { KeepDocument } from "./keep-document.js";
export { MarkUncollectible } from "./mark-uncollectible.js";
