import type { Invoice } from "../../../api/generated/index.js";

export const invoiceActions = ["approve", "refund", "payment", "credit", "void"] as const;
export type InvoiceAction = (typeof invoiceActions)[number];

type Role = { mayInvoice: boolean; mayPay: boolean };
type State = Pick<Invoice, "status" | "needsApproval" | "isBlocked" | "amountPaid" | "amountDue">;

const isSomething = (amount: string): boolean => /[1-9]/.test(amount);

/** What a person may do with an invoice now, the likeliest first. The server decides again. */
export function availableActions(invoice: State, { mayInvoice, mayPay }: Role): InvoiceAction[] {
  const { status, needsApproval, amountPaid, amountDue } = invoice;
  const isOwed = status === "open" || status === "uncollectible";
  const isPaidInPart = isSomething(amountPaid);
  const allowed: Record<InvoiceAction, boolean> = {
    approve: mayInvoice && status === "draft" && needsApproval,
    refund: mayPay && isPaidInPart,
    payment: mayPay && isOwed && isSomething(amountDue),
    credit: mayInvoice && isOwed && isSomething(amountDue),
    void: mayInvoice && (status === "draft" || isOwed) && !isPaidInPart,
  };
  return invoiceActions.filter((action) => allowed[action]);
}
