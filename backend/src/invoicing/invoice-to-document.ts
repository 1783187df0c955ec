import { documentLine, documentPeriod } from "./document-line.js";
import { addressLines, documentBuyer, documentSeller, paperOf } from "./document-parties.js";
import type { Invoice, InvoiceLine } from "./invoice.js";
import type { InvoiceDocument } from "./pdf/invoice-document.js";

/** The document of an invoice at the moment it is issued: everything comes from what is frozen on it. */
export function invoiceToDocument(invoice: Invoice, lines: readonly InvoiceLine[]): InvoiceDocument {
  const { seller, buyer, timeZone } = invoice;
  if (seller === null || buyer === null) throw new Error("an invoice is printed once it is issued");
  const shipping = buyer.shippingAddress;
  const terms = invoice.paymentTermsDays ?? 0;
  const isCharged = invoice.collectionMethod === "charge_automatically";
  return {
    kind: "invoice",
    status: invoice.status === "paid" ? "paid" : "open",
    number: invoice.number,
    locale: "en",
    currency: invoice.currency,
    paper: paperOf(seller),
    issuedOn: invoice.issueDate,
    dueOn: invoice.dueDate,
    paymentTerms: isCharged ? null : terms === 0 ? "Due on receipt" : `${terms} days net`,
    purchaseOrder: buyer.poNumber,
    servicePeriod: documentPeriod(invoice, timeZone),
    shipTo: shipping && { addressLines: addressLines(shipping), country: shipping.country },
    seller: documentSeller(seller),
    buyer: documentBuyer(buyer),
    lines: lines.map((line) => documentLine(line, invoice)),
    subtotal: invoice.subtotal,
    taxes: invoice.taxes,
    total: invoice.total,
    note: null,
    discounts: [],
    settlements: [],
    amountDue: invoice.amountDue,
    paymentInstructions: isCharged ? null : seller.paymentInstructions || null,
    payment: null,
  };
}
