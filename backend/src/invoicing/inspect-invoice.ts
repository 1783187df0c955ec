import { Injectable } from "@nestjs/common";
import { CustomerReader, type Customer } from "../customers/index.js";
import { together, type Tx } from "../platform/index.js";
import { RatedLineReader } from "../rating/index.js";
import { FIRST_REVISION } from "../subscriptions/index.js";
import { TaxReader } from "../tax/index.js";
import { checkLines, checkSums, type InvoiceIssue } from "./check-invoice.js";
import { InvoiceLineRepository } from "./invoice-line.repository.js";
import { invoiceTotals } from "./invoice-totals.js";
import type { Invoice, InvoiceLine } from "./invoice.js";

/** A draft with its final totals, or the issues that stand in the way. */
export type InspectedInvoice = {
  invoice: Invoice;
  lines: InvoiceLine[];
  customer: Customer;
  issues: InvoiceIssue[];
};

/** Totals a draft at the tax rate of today, and judges whether it may be issued. Writes nothing. */
@Injectable()
export class InspectInvoice {
  constructor(
    private readonly lines: InvoiceLineRepository,
    private readonly ratedLines: RatedLineReader,
    private readonly customers: CustomerReader,
    private readonly taxes: TaxReader,
  ) {}

  async execute(tx: Tx, invoice: Invoice): Promise<InspectedInvoice> {
    const { environmentId, currency } = invoice;
    const [customer, lines, rated] = await together(
      this.customers.get(tx, environmentId, invoice.customerId),
      this.lines.ofInvoice(tx, environmentId, invoice.id),
      invoice.runId ? this.ratedLines.ofRun(tx, environmentId, invoice.runId) : Promise.resolve([]),
    );
    // Only a run that repeats a voided one can bill what is billed already.
    const repeats = rated.some((line) => line.revision > FIRST_REVISION);
    const billedElsewhere = repeats ? await this.lines.billedElsewhere(tx, environmentId, invoice.id) : [];
    const wrong = checkLines({ invoice, lines, rated, customerCurrency: customer.currency, billedElsewhere });
    if (wrong.length > 0) return { invoice, lines, customer, issues: wrong };

    const taxRate = await this.taxes.rateFor(tx, environmentId, customer);
    const totals = invoiceTotals(currency, lines, taxRate);
    const totalled = { ...invoice, taxRate, ...totals.header, amountDue: totals.header.total };
    const taxed = lines.map((line, index) => ({ ...line, ...totals.lines[index]! }));
    return { invoice: totalled, lines: taxed, customer, issues: checkSums(totalled, taxed) };
  }
}
