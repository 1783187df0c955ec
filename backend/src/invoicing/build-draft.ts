import { canonicalAmount } from "@atlas/rules";
import { newId } from "../platform/index.js";
import type { RatedLineOfRun } from "../rating/index.js";
import type { BillingRunRef } from "../subscriptions/index.js";
import { invoiceTotals } from "./invoice-totals.js";
import type { Invoice, InvoiceLine } from "./invoice.js";
import type { DraftContext } from "./read-draft-context.js";

/** The rows of a draft: what rating gave for the run, in order, with provisional tax. */
export function buildDraft(
  run: BillingRunRef,
  rated: readonly RatedLineOfRun[],
  context: DraftContext,
): { invoice: Invoice; lines: InvoiceLine[] } {
  const { environmentId } = run;
  const id = newId();
  const { currency, collectionMethod } = context.customer;
  const untaxed = rated.map((line, position) => draftLine(environmentId, id, line, position));
  const totals = invoiceTotals(currency, untaxed, context.taxRate);
  const lines = untaxed.map((line, index) => ({ ...line, ...totals.lines[index]! }));
  const period = run.closes ?? run.opens;
  const zero = canonicalAmount("0", currency);
  const invoice: Invoice = {
    environmentId,
    id,
    runId: run.runId,
    customerId: run.customerId,
    subscriptionId: run.subscriptionId,
    status: "draft",
    currency,
    timeZone: context.timeZone,
    periodStart: period?.start ?? null,
    periodEnd: period?.end ?? null,
    needsApproval: context.needsApproval,
    approvedAt: null,
    approvedBy: null,
    number: null,
    issueDate: null,
    dueDate: null,
    dueAt: null,
    paymentTermsDays: null,
    collectionMethod,
    seller: null,
    buyer: null,
    taxRate: context.taxRate,
    ...totals.header,
    amountPaid: zero,
    amountCredited: zero,
    amountDue: totals.header.total,
    createdAt: context.now,
    finalizedAt: null,
    paidAt: null,
    uncollectibleAt: null,
    voidedAt: null,
    voidReason: null,
    version: 1,
  };
  return { invoice, lines };
}

function draftLine(
  environmentId: string,
  invoiceId: string,
  rated: RatedLineOfRun,
  position: number,
): InvoiceLine {
  return {
    environmentId,
    id: newId(),
    invoiceId,
    position,
    kind: rated.kind,
    ratedLineId: rated.id,
    priceId: rated.priceId,
    code: rated.code,
    description: rated.description,
    periodStart: rated.periodStart,
    periodEnd: rated.periodEnd,
    quantity: rated.quantity,
    unit: rated.unit,
    unitAmount: rated.unitAmount,
    groups: rated.groups,
    tiers: rated.tiers,
    preciseAmount: rated.preciseAmount,
    amount: rated.amount,
    taxable: rated.taxable,
    netAmount: rated.amount,
    taxAmount: "0",
    seal: null,
  };
}
