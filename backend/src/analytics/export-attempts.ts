import { Injectable } from "@nestjs/common";
import { ListAttempts } from "../payments/index.js";
import { Database, publicId } from "../platform/index.js";
import { BATCH, type CsvFile } from "./csv-file.js";
import { CustomerSumsRepository } from "./customer-sums.repository.js";
import type { AttemptExportQuery } from "./export.schemas.js";
import { pagesOf } from "./pages-of.js";

const HEADER = [
  "id",
  "invoice",
  "invoiceNumber",
  "customer",
  "customerName",
  "number",
  "kind",
  "trigger",
  "amount",
  "currency",
  "status",
  "declineClass",
  "declineCode",
  "declineMessage",
  "createdAt",
  "settledAt",
];

/** Payment attempts as a table. */
@Injectable()
export class ExportAttempts {
  constructor(
    private readonly database: Database,
    private readonly listAttempts: ListAttempts,
    private readonly sums: CustomerSumsRepository,
  ) {}

  execute(environmentId: string, query: AttemptExportQuery): CsvFile {
    return { name: "payment-attempts", header: HEADER, batches: this.batches(environmentId, query) };
  }

  private async *batches(environmentId: string, query: AttemptExportQuery) {
    const tx = this.database.reader;
    const pages = pagesOf((cursor) =>
      this.listAttempts.execute(environmentId, { ...query, cursor, limit: BATCH }),
    );
    for await (const attempts of pages) {
      const customerIds = [...new Set(attempts.map((attempt) => attempt.customerId))];
      const names = await this.sums.names(tx, environmentId, customerIds);
      const invoiceIds = [...new Set(attempts.map((attempt) => attempt.invoiceId))];
      const numbers = await this.sums.invoiceNumbers(tx, environmentId, invoiceIds);
      yield attempts.map((attempt) => [
        publicId("pay", attempt.id),
        publicId("inv", attempt.invoiceId),
        numbers.get(attempt.invoiceId) ?? null,
        publicId("cus", attempt.customerId),
        names.get(attempt.customerId) ?? null,
        attempt.number,
        attempt.kind,
        attempt.trigger,
        attempt.amount,
        attempt.currency,
        attempt.status,
        attempt.declineClass,
        attempt.declineCode,
        attempt.declineMessage,
        attempt.createdAt,
        attempt.settledAt,
      ]);
    }
  }
}
