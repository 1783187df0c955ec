import { Module } from "@nestjs/common";
import { CatalogModule } from "../catalog/index.js";
import { CustomersModule } from "../customers/index.js";
import { IdentityModule } from "../identity/index.js";
import { InvoicingModule } from "../invoicing/index.js";
import { MeteringModule } from "../metering/index.js";
import { PaymentsModule } from "../payments/index.js";
import { ActiveSubscriptionRepository } from "./active-subscription.repository.js";
import { AnalyticsController } from "./analytics.controller.js";
import { CollectionsAnalyticsRepository } from "./collections-analytics.repository.js";
import { CountPlanVersionUses } from "./count-plan-version-uses.js";
import { EventTypesRepository } from "./event-types.repository.js";
import { ListCustomerActivity } from "./list-customer-activity.js";
import { ListCustomerSums } from "./list-customer-sums.js";
import { ListEventTypes } from "./list-event-types.js";
import { PlanVersionUsesRepository } from "./plan-version-uses.repository.js";
import { ReadCollections } from "./read-collections.js";
import { CustomerActivityController } from "./customer-activity.controller.js";
import { CustomerActivityRepository } from "./customer-activity.repository.js";
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
  CollectionsAnalyticsRepository,
  CustomerActivityRepository,
  CustomerSumsRepository,
  EventTypesRepository,
  PlanVersionUsesRepository,
  IngestCountsRepository,
  MeterDaysRepository,
  ReceivablesRepository,
  RevenueRepository,
  SearchRepository,
];

@Module({
  imports: [CatalogModule, CustomersModule, IdentityModule, InvoicingModule, MeteringModule, PaymentsModule],
  controllers: [
    AnalyticsController,
    CustomerActivityController,
    ExportController,
    OverviewController,
    SearchController,
  ],
  providers: [
    ...repositories,
    CountPlanVersionUses,
    ListCustomerActivity,
    ListCustomerSums,
    ListEventTypes,
    ReadCollections,
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
