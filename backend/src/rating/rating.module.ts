import { Module } from "@nestjs/common";
import { CatalogModule } from "../catalog/index.js";
import { CustomersModule } from "../customers/index.js";
import { MeteringModule } from "../metering/index.js";
import { SubscriptionsModule } from "../subscriptions/index.js";
import { EstimateUpcoming } from "./estimate-upcoming.js";
import { RateCorrections } from "./rate-corrections.js";
import { RatePeriod } from "./rate-period.js";
import { RatedLineReader } from "./rated-line-reader.js";
import { RatingContext } from "./rating-context.js";
import { RatingRepository } from "./rating.repository.js";
import { ReplayRun } from "./replay-run.js";
import { ReplayUsage } from "./replay-usage.js";
import { ReratePrice } from "./rerate-price.js";

@Module({
  imports: [CatalogModule, CustomersModule, SubscriptionsModule, MeteringModule],
  providers: [
    RatingRepository,
    RatingContext,
    ReratePrice,
    RateCorrections,
    RatePeriod,
    RatedLineReader,
    EstimateUpcoming,
    ReplayUsage,
    ReplayRun,
  ],
  exports: [RatePeriod, RatedLineReader, EstimateUpcoming, ReplayRun],
})
export class RatingModule {}
