import { Injectable } from "@nestjs/common";
import { Audit } from "../audit/index.js";
import { CustomerReader } from "../customers/index.js";
import { assertVersion, Database, publicId, type Actor, type Tx } from "../platform/index.js";
import { TaxReader } from "../tax/index.js";
import { InvoiceIssueRepository } from "./invoice-issue.repository.js";
import { InvoiceLineRepository } from "./invoice-line.repository.js";
import { invoiceTotals } from "./invoice-totals.js";
import type { Invoice, InvoiceLine } from "./invoice.js";
import { InvoiceRepository } from "./invoice.repository.js";
import { invoicingErrors } from "./invoicing.errors.js";
import { LockInvoice } from "./lock-invoice.js";

/** Who revises which draft; `version` is the one they saw, null for whatever stands. */
export type Revision = { environmentId: string; invoiceId: string; version: number | null; actor: Actor };

/** Changes the lines of a draft under its customer's lock, then totals it anew: the way of every edit by hand. */
@Injectable()
export class ReviseDraft {
  constructor(
    private readonly database: Database,
    private readonly lockInvoice: LockInvoice,
    private readonly invoices: InvoiceRepository,
    private readonly lines: InvoiceLineRepository,
    private readonly issues: InvoiceIssueRepository,
    private readonly customers: CustomerReader,
    private readonly taxes: TaxReader,
    private readonly audit: Audit,
  ) {}

  /** Throws `invoice.not_draft`, `invoice.approved_already`, `request.stale_version`, and what `change` throws. */
  async execute(
    { environmentId, invoiceId, version, actor }: Revision,
    action: string,
    change: (tx: Tx, invoice: Invoice, lines: InvoiceLine[]) => Promise<void>,
  ): Promise<Invoice> {
    return this.database.transaction(async (tx) => {
      const invoice = await this.lockInvoice.execute(tx, environmentId, invoiceId);
      assertVersion(version, invoice.version);
      if (invoice.status !== "draft") throw invoicingErrors("invoice.not_draft");
      await this.assertOpen(tx, invoice);
      await change(tx, invoice, await this.lines.ofInvoice(tx, environmentId, invoiceId));
      const revised = await this.total(tx, invoice);
      await this.audit.record(tx, {
        environmentId,
        actor,
        action,
        subject: { type: "invoice", id: publicId("inv", invoiceId) },
        detail: { before: invoice.total, after: revised.total, currency: invoice.currency },
      });
      return revised;
    });
  }

  /** An approved draft is on its way, unless something blocks it: then it can be put right. */
  private async assertOpen(tx: Tx, { environmentId, id, approvedAt }: Invoice): Promise<void> {
    if (approvedAt === null) return;
    const issues = await this.issues.openOf(tx, environmentId, [id]);
    if (issues.length === 0) throw invoicingErrors("invoice.approved_already");
  }

  private async total(tx: Tx, invoice: Invoice): Promise<Invoice> {
    const { environmentId, id, customerId, currency } = invoice;
    const customer = await this.customers.get(tx, environmentId, customerId);
    const taxRate = await this.taxes.rateFor(tx, environmentId, customer);
    const lines = await this.lines.ofInvoice(tx, environmentId, id);
    const totals = invoiceTotals(currency, lines, taxRate);
    await this.lines.writeTaxes(
      tx,
      environmentId,
      totals.lines.map((line) => ({ ...line, seal: null })),
    );
    return this.invoices.update(tx, invoice, { taxRate, ...totals.header, amountDue: totals.header.total });
  }
}
