import { Injectable } from "@nestjs/common";
import type { BillingPeriod, Instant } from "@atlas/rules";
import { Database } from "../platform/index.js";
import { EstimateUpcoming, type RatedWithLines } from "../rating/index.js";
import { SubscriptionReader } from "../subscriptions/index.js";
import { TaxReader, type AppliedTaxRate } from "../tax/index.js";
import { invoiceTotals, type InvoiceTotals } from "./invoice-totals.js";
import { invoicingErrors } from "./invoicing.errors.js";

/** A line of an invoice that does not exist yet. */
export type EstimatedLine = RatedWithLines["lines"][number] & {
  rated: RatedWithLines["price"];
  netAmount: string;
  taxAmount: string;
};
export type EstimatedInvoice = InvoiceTotals & { lines: EstimatedLine[] };

export type UpcomingInvoice = {
  subscriptionId: string;
  customerId: string;
  currency: string;
  timeZone: string;
  period: BillingPeriod;
  now: Instant;
  watermark: string;
  soFar: EstimatedInvoice;
  projected: EstimatedInvoice;
};

/** What the running period has cost so far, and the invoice to expect at its end, with tax. */
@Injectable()
export class ReadUpcomingInvoice {
  constructor(
    private readonly database: Database,
    private readonly subscriptions: SubscriptionReader,
    private readonly estimateUpcoming: EstimateUpcoming,
    private readonly taxes: TaxReader,
  ) {}

  /** By `sub_…` or external id. Throws `subscription.not_found`, `upcoming_invoice.none`, `rating.rule_failed`. */
  async execute(environmentId: string, reference: string): Promise<UpcomingInvoice> {
    const tx = this.database.reader;
    const found = await this.subscriptions.resolve(tx, environmentId, reference);
    const estimate = await this.estimateUpcoming.execute(tx, environmentId, found);
    if (!estimate) throw invoicingErrors("upcoming_invoice.none");
    const { subject, period, now, watermark, soFar, projected } = estimate;
    const { customer, subscription } = subject;
    const rate = await this.taxes.rateFor(tx, environmentId, customer);
    return {
      subscriptionId: subscription.id,
      customerId: customer.id,
      currency: customer.currency,
      timeZone: subscription.timeZone,
      period,
      now,
      watermark,
      soFar: totalled(customer.currency, soFar, rate),
      projected: totalled(customer.currency, projected, rate),
    };
  }
}

function totalled(
  currency: string,
  rated: readonly RatedWithLines[],
  rate: AppliedTaxRate | null,
): EstimatedInvoice {
  const lines = rated.flatMap(({ price, lines: own }) => own.map((line) => ({ ...line, rated: price })));
  const taxable = lines.map((line) => ({ id: line.id, amount: line.amount, taxable: line.rated.taxable }));
  const totals = invoiceTotals(currency, taxable, rate);
  return { ...totals.header, lines: lines.map((line, index) => ({ ...line, ...totals.lines[index]! })) };
}
