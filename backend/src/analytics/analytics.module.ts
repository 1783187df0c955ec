import { Module } from "@nestjs/common";
import { CatalogModule } from "../catalog/index.js";
import { CustomersModule } from "../customers/index.js";
import { InvoicingModule } from "../invoicing/index.js";
import { MeteringModule } from "../metering/index.js";
import { PaymentsModule } from "../payments/index.js";
import { ActiveSubscriptionRepository } from "./active-subscription.repository.js";
import { CustomerSumsRepository } from "./customer-sums.repository.js";
import { ExportAttempts } from "./export-attempts.js";
import { ExportCustomers } from "./export-customers.js";
import { ExportInvoices } from "./export-invoices.js";
import { ExportUsage } from "./export-usage.js";
import { ExportController } from "./export.controller.js";
import { FindEverywhere } from "./find-everywhere.js";
import { IngestCountsRepository } from "./ingest-counts.repository.js";
import { MeterDaysRepository } from "./meter-days.repository.js";
import { OverviewController } from "./overview.controller.js";
import { RankCustomers } from "./rank-customers.js";
import { ReadMeterDays } from "./read-meter-days.js";
import { ReadOverview } from "./read-overview.js";
import { ReceivablesRepository } from "./receivables.repository.js";
import { RevenueRepository } from "./revenue.repository.js";
import { SearchController } from "./search.controller.js";
import { SearchRepository } from "./search.repository.js";
import { UnbilledEstimates } from "./unbilled-estimates.js";

const repositories = [
  ActiveSubscriptionRepository,
  CustomerSumsRepository,
  IngestCountsRepository,
  MeterDaysRepository,
  ReceivablesRepository,
  RevenueRepository,
  SearchRepository,
];

@Module({
  imports: [CatalogModule, CustomersModule, InvoicingModule, MeteringModule, PaymentsModule],
  controllers: [ExportController, OverviewController, SearchController],
  providers: [
    ...repositories,
    ExportAttempts,
    ExportCustomers,
    ExportInvoices,
    ExportUsage,
    FindEverywhere,
    RankCustomers,
    ReadMeterDays,
    ReadOverview,
    UnbilledEstimates,
  ],
})
export class AnalyticsModule {}
