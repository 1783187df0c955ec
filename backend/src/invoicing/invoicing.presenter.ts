import type { z } from "zod";
import { publicId, publicIdOrNull } from "../platform/index.js";
import type { invoiceSchema, invoiceSummarySchema } from "./invoicing.schemas.js";
import { presentLine } from "./invoice-line.presenter.js";
import type { ListedInvoice } from "./list-invoices.js";
import { presentPeriod } from "./present-period.js";
import type { InvoiceDetail } from "./read-invoice.js";

/** An invoice as lists show it. */
export function presentSummary({
  invoice,
  isBlocked,
  customerName,
}: ListedInvoice): z.infer<typeof invoiceSummarySchema> {
  const { runId, customerId, subscriptionId, ...rest } = invoice;
  return {
    id: publicId("inv", invoice.id),
    number: rest.number,
    status: rest.status,
    isBlocked,
    customer: publicId("cus", customerId),
    customerName,
    subscription: publicIdOrNull("sub", subscriptionId),
    billingRun: publicIdOrNull("run", runId),
    currency: rest.currency,
    timeZone: rest.timeZone,
    period: presentPeriod(invoice, invoice.timeZone),
    subtotal: rest.subtotal,
    taxes: rest.taxes,
    taxTotal: rest.taxTotal,
    total: rest.total,
    amountPaid: rest.amountPaid,
    amountCredited: rest.amountCredited,
    amountDue: rest.amountDue,
    collectionMethod: rest.collectionMethod,
    paymentTermsDays: rest.paymentTermsDays,
    issueDate: rest.issueDate,
    dueDate: rest.dueDate,
    needsApproval: rest.status === "draft" && rest.needsApproval && rest.approvedAt === null,
    approvedAt: rest.approvedAt,
    createdAt: rest.createdAt,
    finalizedAt: rest.finalizedAt,
    paidAt: rest.paidAt,
    uncollectibleAt: rest.uncollectibleAt,
    voidedAt: rest.voidedAt,
    voidReason: rest.voidReason,
    version: rest.version,
  };
}

/** An invoice with its lines, issues and document. */
export function presentInvoice(detail: InvoiceDetail): z.infer<typeof invoiceSchema> {
  const { invoice, issues, pdfSha256, customerName } = detail;
  const { seller } = invoice;
  const id = publicId("inv", invoice.id);
  return {
    ...presentSummary({
      invoice,
      customerName,
      isBlocked: invoice.status === "draft" && issues.length > 0,
    }),
    seller: seller && {
      name: seller.name,
      addressLines: seller.addressLines,
      country: seller.country,
      taxIds: seller.taxIds,
      email: seller.email,
    },
    buyer: invoice.buyer,
    lines: detail.lines.map((line) => presentLine(line, detail)),
    issues: issues.map(({ code, message, lineId, foundAt }) => ({
      code,
      message,
      line: publicIdOrNull("ivl", lineId),
      foundAt,
    })),
    pdf: pdfSha256 === null ? null : { url: `/v1/invoices/${id}/pdf`, sha256: pdfSha256 },
  };
}
