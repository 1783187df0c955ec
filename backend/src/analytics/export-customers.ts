import { addAmounts } from "@atlas/rules";
import { Injectable } from "@nestjs/common";
import { ListCustomers } from "../customers/index.js";
import { Clock, Database, publicId, type Caller } from "../platform/index.js";
import { BATCH, type CsvFile } from "./csv-file.js";
import { CustomerSumsRepository } from "./customer-sums.repository.js";
import type { CustomerExportQuery } from "./export.schemas.js";
import { pagesOf } from "./pages-of.js";

const HEADER = [
  "id",
  "externalId",
  "name",
  "email",
  "currency",
  "country",
  "timeZone",
  "collectionMethod",
  "activeSubscriptions",
  "openAmount",
  "overdueAmount",
  "createdAt",
  "archivedAt",
];

/** Customers with what they owe, as a table. */
@Injectable()
export class ExportCustomers {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly listCustomers: ListCustomers,
    private readonly sums: CustomerSumsRepository,
  ) {}

  execute(caller: Caller, query: CustomerExportQuery): CsvFile {
    return { name: "customers", header: HEADER, batches: this.batches(caller, query) };
  }

  private async *batches(caller: Caller, query: CustomerExportQuery) {
    const { environmentId } = caller;
    const now = await this.clock.now(environmentId);
    const pages = pagesOf((cursor) => this.listCustomers.execute(caller, { ...query, cursor, limit: BATCH }));
    for await (const customers of pages) {
      const ids = customers.map((customer) => customer.id);
      const sums = await this.sums.of(this.database.reader, environmentId, ids, now);
      yield customers.map((customer) => {
        const own = sums.get(customer.id);
        const amount = (text = "0"): string => addAmounts([text], customer.currency);
        return [
          publicId("cus", customer.id),
          customer.externalId,
          customer.name,
          customer.email,
          customer.currency,
          customer.address.country,
          customer.timeZone,
          customer.collectionMethod,
          own?.activeSubscriptions ?? 0,
          amount(own?.openAmount),
          amount(own?.overdueAmount),
          customer.createdAt,
          customer.archivedAt,
        ];
      });
    }
  }
}
