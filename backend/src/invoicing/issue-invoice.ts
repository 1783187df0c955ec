import { Injectable } from "@nestjs/common";
import { isZero, type Instant } from "@atlas/rules";
import { SettingsReader } from "../identity/index.js";
import { PostTransaction } from "../ledger/index.js";
import { Outbox, together, type Tx } from "../platform/index.js";
import type { InspectedInvoice } from "./inspect-invoice.js";
import { InvoiceIssueRepository } from "./invoice-issue.repository.js";
import { InvoiceLineRepository } from "./invoice-line.repository.js";
import { invoiceNumber } from "./invoice-number.js";
import { issueEntries } from "./invoice-postings.js";
import { InvoiceSequenceRepository } from "./invoice-sequence.repository.js";
import { transition } from "./invoice-states.js";
import { issuedTerms } from "./issued-terms.js";
import type { Invoice, InvoiceLine } from "./invoice.js";
import { InvoiceRepository } from "./invoice.repository.js";
import { lineSeal } from "./line-seal.js";

/** An invoice with its number, and its lines as they stand on it. */
export type IssuedInvoice = { invoice: Invoice; lines: InvoiceLine[] };

/** Writes all that makes a judged draft an issued invoice. */
@Injectable()
export class IssueInvoice {
  constructor(
    private readonly invoices: InvoiceRepository,
    private readonly lines: InvoiceLineRepository,
    private readonly issues: InvoiceIssueRepository,
    private readonly sequence: InvoiceSequenceRepository,
    private readonly settings: SettingsReader,
    private readonly postTransaction: PostTransaction,
    private readonly outbox: Outbox,
  ) {}

  async execute(tx: Tx, inspected: InspectedInvoice, now: Instant): Promise<IssuedInvoice> {
    const { invoice: draft, customer } = inspected;
    const { environmentId, id } = draft;
    const lines = inspected.lines.map((line) => ({ ...line, seal: lineSeal(line) }));
    const [settings] = await together(
      this.settings.get(tx, environmentId),
      this.lines.writeTaxes(tx, environmentId, lines),
      this.issues.resolve(tx, environmentId, id, now),
      this.post(tx, draft, now),
      this.tell(tx, { ...draft, collectionMethod: customer.collectionMethod }),
    );
    // Every other invoice of the environment waits for the counter's row from here to the commit: nothing else may follow.
    const count = await this.sequence.next(tx, environmentId, "invoice");
    const { taxRate, taxes, subtotal, taxTotal, total, amountDue } = draft;
    const invoice = await transition(this.invoices, tx, draft, isZero(amountDue) ? "paid" : "open", {
      ...issuedTerms(customer, settings, draft.timeZone, now),
      number: invoiceNumber(settings.invoice.numberPrefix, count),
      taxRate,
      taxes,
      subtotal,
      taxTotal,
      total,
      amountDue,
      finalizedAt: now,
      paidAt: isZero(amountDue) ? now : null,
    });
    return { invoice, lines };
  }

  private async post(tx: Tx, invoice: Invoice, at: Instant): Promise<void> {
    await this.postTransaction.execute(tx, {
      environmentId: invoice.environmentId,
      key: `invoice/${invoice.id}`,
      at,
      currency: invoice.currency,
      entries: issueEntries(invoice.customerId, invoice),
      reference: { type: "invoice", id: invoice.id },
    });
  }

  private async tell(tx: Tx, invoice: Invoice): Promise<void> {
    const { environmentId, id, customerId, total, amountDue, currency, collectionMethod } = invoice;
    await this.outbox.append(tx, {
      environmentId,
      aggregate: { type: "invoice", id },
      type: "invoice.finalized",
      payload: { invoiceId: id, customerId, total, amountDue, currency, collectionMethod },
    });
  }
}
