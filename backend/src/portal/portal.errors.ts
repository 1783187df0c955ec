import { defineErrors } from "../platform/index.js";

/** Read by the customers of our users: they are told what they can do themselves. */
export const portalErrors = defineErrors({
  "hosted_invoice.not_found": {
    status: 404,
    title: "This link does not lead to an invoice",
    remedy: "Open the link exactly as it stands in the mail, or ask the sender of the invoice for a new one.",
  },
  "hosted_invoice.not_issued": {
    status: 409,
    title: "The invoice is not issued yet",
    remedy: "A draft has no page for its customer; finalize it first.",
  },
  "hosted_invoice.paid": {
    status: 409,
    title: "The invoice is paid already",
    remedy: "There is nothing left to pay.",
  },
  "hosted_invoice.void": {
    status: 409,
    title: "The invoice is void",
    remedy: "It need not be paid.",
  },
  "hosted_invoice.uncollectible": {
    status: 409,
    title: "The invoice cannot be paid by card any more",
    remedy: "Please get in touch with the sender of the invoice.",
  },
  "hosted_payment.declined": {
    status: 402,
    title: "The card was declined",
    remedy: "Nothing was charged. Use another card, or try again later.",
  },
});
