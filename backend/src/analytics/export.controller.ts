import { Controller, Get, Query, StreamableFile } from "@nestjs/common";
import { ApiOperation, ApiProduces, ApiTags } from "@nestjs/swagger";
import { Clock, CurrentCaller, OpenedByBrowser, Requires, Responds, type Caller } from "../platform/index.js";
import { csvStream } from "./csv.js";
import type { CsvFile } from "./csv-file.js";
import { ExportAttempts } from "./export-attempts.js";
import { ExportCustomers } from "./export-customers.js";
import { ExportInvoices } from "./export-invoices.js";
import { ExportUsage } from "./export-usage.js";
import {
  attemptExportQuery,
  customerExportQuery,
  invoiceExportQuery,
  usageExportQuery,
  type AttemptExportQuery,
  type CustomerExportQuery,
  type InvoiceExportQuery,
  type UsageExportQuery,
} from "./export.schemas.js";

const CSV = "CSV (RFC 4180) in UTF-8 with a header, written as it is read.";

/** Lists as files: the same filters, all pages. */
@ApiTags("Exports")
@Controller("v1/exports")
export class ExportController {
  constructor(
    private readonly clock: Clock,
    private readonly exportCustomers: ExportCustomers,
    private readonly exportInvoices: ExportInvoices,
    private readonly exportAttempts: ExportAttempts,
    private readonly exportUsage: ExportUsage,
  ) {}

  @Get("customers.csv")
  @Requires("customers:read")
  @OpenedByBrowser()
  @ApiOperation({ summary: "Download customers as CSV" })
  @ApiProduces("text/csv")
  @Responds(200, null, CSV)
  async customers(
    @CurrentCaller() caller: Caller,
    @Query({ schema: customerExportQuery }) query: CustomerExportQuery,
  ): Promise<StreamableFile> {
    return this.file(caller, this.exportCustomers.execute(caller, query));
  }

  @Get("invoices.csv")
  @Requires("invoices:read")
  @OpenedByBrowser()
  @ApiOperation({ summary: "Download invoices as CSV" })
  @ApiProduces("text/csv")
  @Responds(200, null, CSV)
  async invoices(
    @CurrentCaller() caller: Caller,
    @Query({ schema: invoiceExportQuery }) query: InvoiceExportQuery,
  ): Promise<StreamableFile> {
    return this.file(caller, this.exportInvoices.execute(caller.environmentId, query));
  }

  @Get("payment-attempts.csv")
  @Requires("payments:read")
  @OpenedByBrowser()
  @ApiOperation({ summary: "Download payment attempts as CSV" })
  @ApiProduces("text/csv")
  @Responds(200, null, CSV)
  async attempts(
    @CurrentCaller() caller: Caller,
    @Query({ schema: attemptExportQuery }) query: AttemptExportQuery,
  ): Promise<StreamableFile> {
    return this.file(caller, this.exportAttempts.execute(caller.environmentId, query));
  }

  @Get("usage.csv")
  @Requires("usage:read")
  @OpenedByBrowser()
  @ApiOperation({ summary: "Download usage of a meter, of a customer or of all, as CSV" })
  @ApiProduces("text/csv")
  @Responds(200, null, CSV)
  async usage(
    @CurrentCaller() caller: Caller,
    @Query({ schema: usageExportQuery }) query: UsageExportQuery,
  ): Promise<StreamableFile> {
    return this.file(caller, await this.exportUsage.execute(caller, query));
  }

  private async file({ environmentId }: Caller, { name, header, batches }: CsvFile): Promise<StreamableFile> {
    const today = (await this.clock.now(environmentId)).slice(0, 10);
    return new StreamableFile(csvStream(header, await begun(batches)), {
      type: "text/csv; charset=utf-8; header=present",
      disposition: `attachment; filename="${name}-${today}.csv"`,
    });
  }
}

/** Reads the first batch, so that what is wrong with the request is a problem and not the end of a file that has begun. */
async function begun<T>(batches: AsyncIterable<T>): Promise<AsyncIterable<T>> {
  const iterator = batches[Symbol.asyncIterator]();
  const first = await iterator.next();
  return (async function* () {
    if (first.done) return;
    yield first.value;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  })();
}
