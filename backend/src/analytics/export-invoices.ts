import { Injectable } from "@nestjs/common";
import { ListInvoices } from "../invoicing/index.js";
import { Database, publicId, publicIdOrNull } from "../platform/index.js";
import { BATCH, type CsvFile } from "./csv-file.js";
import { CustomerSumsRepository } from "./customer-sums.repository.js";
import type { InvoiceExportQuery } from "./export.schemas.js";
import { pagesOf } from "./pages-of.js";

const HEADER = [
  "id",
  "number",
  "status",
  "customer",
  "customerName",
  "subscription",
  "currency",
  "issueDate",
  "dueDate",
  "periodStart",
  "periodEnd",
  "subtotal",
  "taxTotal",
  "total",
  "amountPaid",
  "amountCredited",
  "amountDue",
  "collectionMethod",
  "createdAt",
  "finalizedAt",
  "paidAt",
  "uncollectibleAt",
  "voidedAt",
];

/** Invoices as a table. */
@Injectable()
export class ExportInvoices {
  constructor(
    private readonly database: Database,
    private readonly listInvoices: ListInvoices,
    private readonly sums: CustomerSumsRepository,
  ) {}

  execute(environmentId: string, query: InvoiceExportQuery): CsvFile {
    return { name: "invoices", header: HEADER, batches: this.batches(environmentId, query) };
  }

  private async *batches(environmentId: string, query: InvoiceExportQuery) {
    const pages = pagesOf((cursor) =>
      this.listInvoices.execute(environmentId, { ...query, cursor, limit: BATCH }),
    );
    for await (const page of pages) {
      const ids = [...new Set(page.map(({ invoice }) => invoice.customerId))];
      const names = await this.sums.names(this.database.reader, environmentId, ids);
      yield page.map(({ invoice }) => [
        publicId("inv", invoice.id),
        invoice.number,
        invoice.status,
        publicId("cus", invoice.customerId),
        invoice.buyer?.name ?? names.get(invoice.customerId) ?? null,
        publicIdOrNull("sub", invoice.subscriptionId),
        invoice.currency,
        invoice.issueDate,
        invoice.dueDate,
        invoice.periodStart,
        invoice.periodEnd,
        invoice.subtotal,
        invoice.taxTotal,
        invoice.total,
        invoice.amountPaid,
        invoice.amountCredited,
        invoice.amountDue,
        invoice.collectionMethod,
        invoice.createdAt,
        invoice.finalizedAt,
        invoice.paidAt,
        invoice.uncollectibleAt,
        invoice.voidedAt,
      ]);
    }
  }
}
