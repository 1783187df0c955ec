import type { z } from "zod";
import { presentPeriod, type Invoice, type InvoiceLine } from "../invoicing/index.js";
import type { PaymentAttempt, PaymentMethod } from "../payments/index.js";
import { declineWords } from "./decline-words.js";
import { portalErrors } from "./portal.errors.js";
import type { hostedInvoiceSchema, hostedPaymentSchema } from "./portal.schemas.js";

type Presented = z.infer<typeof hostedInvoiceSchema>;

export type HostedInvoiceParts = {
  mode: "live" | "test";
  invoice: Invoice;
  lines: InvoiceLine[];
  attempts: PaymentAttempt[];
  /** The cards of the attempts, by id. */
  methods: ReadonlyMap<string, PaymentMethod>;
  isDue: boolean;
};

/** What a customer may see of their invoice: nothing of how it was rated, and none of our ids. */
export function presentHostedInvoice(parts: HostedInvoiceParts): Presented {
  const { invoice, mode } = parts;
  const { seller, buyer, number, status } = invoice;
  // FindHostedInvoice lets no draft through, and what is issued has all of these.
  if (!seller || !buyer || number === null || status === "draft")
    throw portalErrors("hosted_invoice.not_found");
  return {
    mode,
    number,
    status,
    isOverdue: status === "open" && parts.isDue && invoice.collectionMethod === "send_invoice",
    currency: invoice.currency,
    issueDate: invoice.issueDate,
    dueDate: invoice.dueDate,
    paidAt: invoice.paidAt,
    collectionMethod: invoice.collectionMethod,
    seller: {
      name: seller.name,
      addressLines: seller.addressLines,
      country: seller.country,
      taxIds: seller.taxIds,
      email: seller.email,
      logoSvg: seller.logoSvg,
      colour: seller.colour,
      footer: seller.footer,
    },
    buyer: { name: buyer.name },
    lines: parts.lines.map((line) => presentLine(line, invoice.timeZone)),
    subtotal: invoice.subtotal,
    taxes: invoice.taxes,
    taxTotal: invoice.taxTotal,
    total: invoice.total,
    amountPaid: invoice.amountPaid,
    amountCredited: invoice.amountCredited,
    amountDue: invoice.amountDue,
    payments: parts.attempts.filter(({ status: outcome }) => outcome === "succeeded").map(paymentOf(parts)),
    paymentInstructions: status === "open" ? seller.paymentInstructions || null : null,
    cardPayment: cardPaymentOf(parts),
  };
}

function presentLine(line: InvoiceLine, timeZone: string): Presented["lines"][number] {
  const period = presentPeriod(line, timeZone);
  return {
    description: line.description,
    period: period && { from: period.from, to: period.to },
    quantity: line.quantity,
    unit: line.unit,
    unitAmount: line.unitAmount,
    tiers: line.tiers ?? [],
    groups: line.groups ?? [],
    amount: line.amount,
  };
}

const paymentOf =
  ({ methods }: HostedInvoiceParts) =>
  (attempt: PaymentAttempt): Presented["payments"][number] => {
    const method = attempt.paymentMethodId === null ? undefined : methods.get(attempt.paymentMethodId);
    return {
      amount: attempt.amount,
      at: attempt.settledAt,
      method: attempt.kind,
      card: method ? { brand: method.brand, last4: method.last4 } : null,
    };
  };

function cardPaymentOf({ invoice, attempts }: HostedInvoiceParts): Presented["cardPayment"] {
  const last = attempts.findLast(({ kind }) => kind === "card");
  const isOpen = invoice.status === "open";
  const running = last && runningStatus(last);
  return {
    isPossible: isOpen && running !== "processing",
    running:
      last && running
        ? { status: running, amount: last.amount, actionUrl: last.actionUrl, since: last.createdAt }
        : null,
    lastDecline:
      isOpen && last?.status === "declined"
        ? { at: last.settledAt, message: declineWords(last.declineCode) }
        : null,
  };
}

function runningStatus({ status }: PaymentAttempt): "processing" | "requires_action" | null {
  switch (status) {
    case "created":
    case "processing":
    case "unknown":
      return "processing";
    case "requires_action":
      return "requires_action";
    case "succeeded":
    case "declined":
      return null;
  }
}

/** How a payment just asked for stands; throws `hosted_payment.declined`. */
export function presentHostedPayment(attempt: PaymentAttempt): z.infer<typeof hostedPaymentSchema> {
  const { status, amount, currency, actionUrl } = attempt;
  if (status === "declined") {
    const message = declineWords(attempt.declineCode);
    throw portalErrors("hosted_payment.declined", {
      detail: message,
      errors: [{ field: "token", code: "declined", message }],
    });
  }
  return { status: runningStatus(attempt) ?? "succeeded", amount, currency, actionUrl };
}
