import { AtlasError, defineErrors } from "../platform/index.js";
import { PaymentProviderError } from "./provider/payment-provider.errors.js";

export const paymentsErrors = defineErrors({
  "payment_method.not_found": {
    status: 404,
    title: "Payment method not found",
    remedy: "Check the id; list them with GET /v1/customers/{customer}/payment-methods.",
  },
  "payment_method.rejected": {
    status: 422,
    title: "The provider rejected the payment method",
    remedy: "Ask the customer for another card.",
  },
  "payment.invoice_not_payable": {
    status: 409,
    title: "The invoice is not to be paid",
    remedy: "Only an open or uncollectible invoice takes payments; see its status.",
  },
  "payment.attempt_open": {
    status: 409,
    title: "A payment attempt of this invoice is still open",
    remedy: "Wait until its outcome is known; GET /v1/payment-attempts?invoice=… shows it.",
  },
  "payment.amount_invalid": {
    status: 422,
    title: "The amount cannot be taken",
    remedy: "Give an amount above zero with the digits that the currency has.",
  },
  "payment.above_amount_due": {
    status: 422,
    title: "More came in than is due",
    remedy:
      "Record at most what is due on this invoice, and the rest on what else the customer owes, or pay it back.",
  },
  "payment.attempt_not_found": {
    status: 404,
    title: "Payment attempt not found",
    remedy: "Check the id; list them with GET /v1/payment-attempts.",
  },
  "refund.not_found": {
    status: 404,
    title: "Refund not found",
    remedy: "Check the id; list them with GET /v1/refunds.",
  },
  "refund.nothing_paid": {
    status: 409,
    title: "Nothing is left to refund",
    remedy: "Only what was paid and not refunded yet can be refunded.",
  },
  "refund.too_much": {
    status: 422,
    title: "More than was paid cannot be refunded",
    remedy:
      "Give an amount up to what a payment of the invoice still holds; several payments need a refund each.",
  },
  "refund.second_person_needed": {
    status: 403,
    title: "Another person must decide",
    remedy: "Refunds above the limit are approved by someone else than who asked.",
  },
  "webhook.signature_invalid": {
    status: 401,
    title: "The webhook's signature is not valid",
    remedy: "Sign the exact body with the shared secret, as Standard Webhooks says.",
  },
  "webhook.too_old": {
    status: 400,
    title: "The webhook is too old",
    remedy: "Send it again with a fresh timestamp and signature.",
  },
  "webhook.body_invalid": {
    status: 400,
    title: "The webhook cannot be read",
    remedy: "Send the event as the provider's API describes it.",
  },
  "provider.unknown": {
    status: 404,
    title: "There is no such payment provider",
    remedy: "Use the name of a provider that is configured.",
  },
  "provider.unavailable": {
    status: 503,
    title: "The payment provider does not answer",
    remedy: "Try again in a moment; nothing was charged twice.",
  },
  "provider.fault": {
    status: 500,
    title: "The payment provider refused a request",
    remedy: "A person must look at it: check the provider's keys and dashboard.",
  },
});

/** Runs a call of the provider; its faults come out as errors of ours, told apart by whether trying again helps. */
export async function atProvider<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof PaymentProviderError)) throw error;
    throw providerError(error);
  }
}

function providerError(error: PaymentProviderError): AtlasError {
  return paymentsErrors(error.retryable ? "provider.unavailable" : "provider.fault", {
    detail: `${error.code}: ${error.message}`,
    cause: error,
  });
}
