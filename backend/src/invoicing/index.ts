// The door of the invoicing context.
export { ApplyPayment, type AppliedPayment, type PaymentToApply } from "./apply-payment.js";
export { creditLineId, type CreditOrder } from "./credit-amounts.js";
export type { CreditNote } from "./credit-note.js";
export { DraftInvoice, type DraftedInvoice } from "./draft-invoice.js";
export { FinalizeInvoice, type FinalizedInvoice } from "./finalize-invoice.js";
export type { Buyer, Invoice, InvoiceLine, InvoiceStatus, Seller } from "./invoice.js";
export { InvoiceReader } from "./invoice-reader.js";
export { entities as invoicingEntities } from "./invoicing.entities.js";
export { invoicingErrors } from "./invoicing.errors.js";
export { InvoicingModule } from "./invoicing.module.js";
export { IssueCreditNote, type CreditNoteToIssue } from "./issue-credit-note.js";
export { MarkUncollectible } from "./mark-uncollectible.js";
export { VoidInvoice } from "./void-invoice.js";
