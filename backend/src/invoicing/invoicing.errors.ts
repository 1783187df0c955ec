import { defineErrors } from "../platform/index.js";

export const invoicingErrors = defineErrors({
  "invoice.not_found": {
    status: 404,
    title: "Invoice not found",
    remedy: "Check the id; list invoices with GET /v1/invoices.",
  },
  "invoice.line_not_found": {
    status: 404,
    title: "Invoice line not found",
    remedy: "Check the id; read the lines with GET /v1/invoices/{id}.",
  },
  "invoice.line_not_editable": {
    status: 409,
    title: "This line was rated and cannot be changed by hand",
    remedy: "Add a one-off line that makes up for it, or correct the usage that it was rated from.",
  },
  "invoice.not_draft": {
    status: 409,
    title: "The invoice is no draft any more",
    remedy: "An issued invoice never changes; issue a credit note, or void it while it is unpaid.",
  },
  "invoice.not_issued": {
    status: 409,
    title: "The invoice is not issued yet",
    remedy: "Wait until it is finalized, or approve it where it waits for approval.",
  },
  "invoice.no_approval_needed": {
    status: 409,
    title: "This invoice does not wait for approval",
    remedy: "It is finalized by its billing run; where that is blocked, retry the run.",
  },
  "invoice.needs_approval": {
    status: 409,
    title: "The invoice waits for approval",
    remedy: "Approve it with POST /v1/invoices/{id}/finalize.",
  },
  "invoice.approved_already": {
    status: 409,
    title: "The invoice is approved and on its way",
    remedy: "Read it again in a moment; once issued it never changes.",
  },
  "invoice.blocked": {
    status: 409,
    title: "The invoice cannot be issued",
    remedy: "Settle the issues listed in errors, then retry its billing run.",
  },
  "invoice.has_payments": {
    status: 409,
    title: "The invoice was paid, at least in part",
    remedy: "Refund what was paid, with a credit note, instead of voiding the invoice.",
  },
  "invoice.amount_invalid": {
    status: 422,
    title: "The amounts of this line do not fit together",
    remedy: "Give either an amount, or a quantity and a unit amount.",
  },
  "credit_note.not_found": {
    status: 404,
    title: "Credit note not found",
    remedy: "Check the id; list credit notes with GET /v1/credit-notes.",
  },
  "credit_note.amount_invalid": {
    status: 422,
    title: "This cannot be credited",
    remedy: "Credit at most what is left of the invoice's lines, in its currency's minor unit.",
  },
  "credit_note.refund_instead": {
    status: 409,
    title: "This was paid already, so it takes a refund",
    remedy:
      "Credit at most what is still due, or request a refund with POST /v1/refunds: it issues its credit note.",
  },
  "credit_note.nothing_left": {
    status: 409,
    title: "Nothing is left to credit",
    remedy: "The invoice is credited in full, or void; see its amountCredited and status.",
  },
  "upcoming_invoice.none": {
    status: 409,
    title: "Nothing is to be invoiced for this subscription now",
    remedy: "It has not begun yet, or it has ended; see its status.",
  },
  "document.not_found": {
    status: 404,
    title: "There is no PDF of this yet",
    remedy: "The PDF is made when the invoice is finalized.",
  },
});
