import { publicId, publicIdOrNull } from "../platform/index.js";
import type { z } from "zod";
import type { Happening } from "./happening.repository.js";
import type { happeningSchema } from "./happenings.schemas.js";

export function presentHappening(happening: Happening): z.infer<typeof happeningSchema> {
  const { kind, id, customerId, customerName, invoiceId } = happening;
  return {
    at: happening.at,
    kind,
    title: titleOf(happening),
    detail: happening.detail,
    customer: customerId === null ? null : { id: publicId("cus", customerId), name: customerName ?? "" },
    invoice: invoiceId === null ? null : { id: publicId("inv", invoiceId), number: happening.invoiceNumber },
    runId: publicIdOrNull("run", happening.runId),
    attemptId: kind.startsWith("charge_") ? publicId("pay", id) : null,
    mailId: kind === "mail" ? publicId("mail", id) : null,
    amount: happening.amount,
    currency: happening.amount === null ? null : happening.currency,
  };
}

function titleOf({ kind, invoiceNumber, detail }: Happening): string {
  const invoice = invoiceNumber ?? "an invoice";
  switch (kind) {
    case "invoice_issued":
      return `Invoice ${invoice} was issued`;
    case "invoice_paid":
      return `Invoice ${invoice} is paid`;
    case "invoice_uncollectible":
      return `Invoice ${invoice} was given up`;
    case "charge_succeeded":
      return `The charge of ${invoice} succeeded`;
    case "charge_declined":
      return `The charge of ${invoice} was declined`;
    case "charge_needs_customer":
      return `The charge of ${invoice} waits for the customer at their bank`;
    case "run_completed":
      return "A billing run was completed";
    case "run_blocked":
      return "A billing run is blocked";
    case "mail":
      return `Mail: ${detail ?? ""}`;
  }
}
