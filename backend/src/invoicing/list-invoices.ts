import { Injectable } from "@nestjs/common";
import type { z } from "zod";
import { CustomerReader } from "../customers/index.js";
import { Clock, Database, readCursor, toPage, type Page } from "../platform/index.js";
import { SubscriptionReader } from "../subscriptions/index.js";
import { InvoiceIssueRepository } from "./invoice-issue.repository.js";
import type { Invoice } from "./invoice.js";
import { InvoiceRepository } from "./invoice.repository.js";
import type { invoiceListQuery } from "./invoicing.schemas.js";

export type InvoiceListQuery = z.infer<typeof invoiceListQuery>;

/** An invoice with what a list says beside it. */
export type ListedInvoice = { invoice: Invoice; isBlocked: boolean; customerName: string };

@Injectable()
export class ListInvoices {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly invoices: InvoiceRepository,
    private readonly issues: InvoiceIssueRepository,
    private readonly customers: CustomerReader,
    private readonly subscriptions: SubscriptionReader,
  ) {}

  /** In the order asked for, each with whether it is blocked. Throws `customer.not_found`, `subscription.not_found`. */
  async execute(environmentId: string, query: InvoiceListQuery): Promise<Page<ListedInvoice>> {
    const tx = this.database.reader;
    const { customer, subscription } = query;
    const after = readCursor(query.cursor, 2);
    const found = await this.invoices.list(tx, environmentId, {
      status: query.status ?? null,
      blocked: query.blocked ?? null,
      customerId: customer ? (await this.customers.resolve(tx, environmentId, customer)).id : null,
      subscriptionId: subscription
        ? (await this.subscriptions.resolve(tx, environmentId, subscription)).id
        : null,
      number: query.number ?? null,
      currency: query.currency ?? null,
      dueFrom: query.dueFrom ?? null,
      dueTo: query.dueTo ?? null,
      issuedFrom: query.issuedFrom ?? null,
      issuedTo: query.issuedTo ?? null,
      overdueAt: query.overdue ? await this.clock.now(environmentId) : null,
      sort: query.sort,
      after: after && { id: after[0]!, dueDate: after[1] || null },
      limit: query.limit,
    });
    const page = toPage(found, query.limit, (invoice) => [invoice.id, invoice.dueDate ?? ""]);
    const drafts = page.data.filter((invoice) => invoice.status === "draft").map((invoice) => invoice.id);
    const blocked = new Set(
      (await this.issues.openOf(tx, environmentId, drafts)).map((issue) => issue.invoiceId),
    );
    const names = await this.customers.names(
      tx,
      environmentId,
      page.data.map(({ customerId }) => customerId),
    );
    return {
      ...page,
      data: page.data.map((invoice) => ({
        invoice,
        isBlocked: blocked.has(invoice.id),
        customerName: invoice.buyer?.name ?? names.get(invoice.customerId) ?? "",
      })),
    };
  }
}
