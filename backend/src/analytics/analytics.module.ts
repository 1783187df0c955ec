import { Module } from "@nestjs/common";
import { CatalogModule } from "../catalog/index.js";
import { InvoicingModule } from "../invoicing/index.js";
import { ActiveSubscriptionRepository } from "./active-subscription.repository.js";
import { IngestCountsRepository } from "./ingest-counts.repository.js";
import { MeterDaysRepository } from "./meter-days.repository.js";
import { OverviewController } from "./overview.controller.js";
import { RankCustomers } from "./rank-customers.js";
import { ReadMeterDays } from "./read-meter-days.js";
import { ReadOverview } from "./read-overview.js";
import { ReceivablesRepository } from "./receivables.repository.js";
import { RevenueRepository } from "./revenue.repository.js";
import { UnbilledEstimates } from "./unbilled-estimates.js";

const repositories = [
  ActiveSubscriptionRepository,
  IngestCountsRepository,
  MeterDaysRepository,
  ReceivablesRepository,
  RevenueRepository,
];

@Module({
  imports: [CatalogModule, InvoicingModule],
  controllers: [OverviewController],
  providers: [...repositories, RankCustomers, ReadMeterDays, ReadOverview, UnbilledEstimates],
})
export class AnalyticsModule {}
