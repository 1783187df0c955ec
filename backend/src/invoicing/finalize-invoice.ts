import { Injectable } from "@nestjs/common";
import { Clock, publicId, together, type Tx } from "../platform/index.js";
import type { CollectionMethod } from "../customers/index.js";
import type { InvoiceIssue } from "./check-invoice.js";
import { InspectInvoice } from "./inspect-invoice.js";
import type { Invoice, InvoiceStatus } from "./invoice.js";
import { invoicingErrors } from "./invoicing.errors.js";
import { IssueInvoice, type IssuedInvoice } from "./issue-invoice.js";
import { LockInvoice } from "./lock-invoice.js";
import { RecordInvoiceIssues } from "./record-invoice-issues.js";

export type FinalizedInvoice = {
  invoiceId: string;
  /** Null only where a person voided the draft meanwhile. */
  number: string | null;
  status: InvoiceStatus;
  total: string;
  amountDue: string;
  collectionMethod: CollectionMethod;
  /** What its document is made of; null where it had been issued before. */
  issued: IssuedInvoice | null;
};

/**
 * Issues a draft: judges it, gives it its number and dates, freezes seller and buyer, and posts it.
 * Again, it gives the invoice as it stands.
 */
@Injectable()
export class FinalizeInvoice {
  constructor(
    private readonly lockInvoice: LockInvoice,
    private readonly inspectInvoice: InspectInvoice,
    private readonly issueInvoice: IssueInvoice,
    private readonly recordIssues: RecordInvoiceIssues,
    private readonly clock: Clock,
  ) {}

  /** Throws `invoice.blocked` with every issue (they are kept on record), `invoice.needs_approval`, `invoice.not_found`. */
  async execute(tx: Tx, environmentId: string, invoiceId: string): Promise<FinalizedInvoice> {
    const invoice = await this.lockInvoice.execute(tx, environmentId, invoiceId);
    if (invoice.status !== "draft") return finalized(invoice, null);
    if (invoice.needsApproval && invoice.approvedAt === null) throw invoicingErrors("invoice.needs_approval");
    const [now, inspected] = await together(
      this.clock.now(environmentId, tx),
      this.inspectInvoice.execute(tx, invoice),
    );
    if (inspected.issues.length > 0) {
      await this.recordIssues.execute(environmentId, invoiceId, inspected.issues, now);
      throw blocked(inspected.issues);
    }
    const issued = await this.issueInvoice.execute(tx, inspected, now);
    return finalized(issued.invoice, issued);
  }
}

function blocked(issues: readonly InvoiceIssue[]) {
  return invoicingErrors("invoice.blocked", {
    detail: issues.map((issue) => issue.message).join(" "),
    errors: issues.map(({ code, message, lineId }) => ({
      field: lineId ? `lines.${publicId("ivl", lineId)}` : "invoice",
      code,
      message,
    })),
  });
}

const finalized = (invoice: Invoice, issued: IssuedInvoice | null): FinalizedInvoice => ({
  invoiceId: invoice.id,
  number: invoice.number,
  status: invoice.status,
  total: invoice.total,
  amountDue: invoice.amountDue,
  collectionMethod: invoice.collectionMethod,
  issued,
});
