import { Controller, Get, Query } from "@nestjs/common";
import { ApiOperation, ApiTags } from "@nestjs/swagger";
import type { z } from "zod";
import { CurrentCaller, Requires, Responds, type Caller } from "../platform/index.js";
import {
  collectionsQuery,
  collectionsSchema,
  type CollectionsAnalytics,
  type CollectionsQuery,
} from "./collections-analytics.schemas.js";
import { CountPlanVersionUses } from "./count-plan-version-uses.js";
import {
  customerAnalyticsPage,
  customerAnalyticsQuery,
  type CustomerAnalyticsPage,
  type CustomerAnalyticsQuery,
} from "./customer-analytics.schemas.js";
import { eventTypesResponse } from "./event-types.schemas.js";
import { ListCustomerSums } from "./list-customer-sums.js";
import { ListEventTypes } from "./list-event-types.js";
import {
  planVersionUsesQuery,
  planVersionUsesResponse,
  type PlanVersionUses,
  type PlanVersionUsesQuery,
} from "./plan-version-uses.schemas.js";
import { ReadCollections } from "./read-collections.js";

@ApiTags("Analytics")
@Controller("v1")
export class AnalyticsController {
  constructor(
    private readonly readCollections: ReadCollections,
    private readonly listCustomerSums: ListCustomerSums,
    private readonly countPlanVersionUses: CountPlanVersionUses,
    private readonly listEventTypes: ListEventTypes,
  ) {}

  @Get("analytics/collections")
  @Requires("collections:read")
  @ApiOperation({ summary: "Read what is owed by age, and what collections bring back" })
  @Responds(200, collectionsSchema, "As of now, and over the last 90 days.")
  async collections(
    @CurrentCaller() { environmentId }: Caller,
    @Query({ schema: collectionsQuery }) { currency }: CollectionsQuery,
  ): Promise<CollectionsAnalytics> {
    return this.readCollections.execute(environmentId, currency);
  }

  @Get("analytics/customers")
  @Requires("customers:read")
  @ApiOperation({
    summary: "List customers with what they owe",
    description: "The filters of GET /v1/customers.",
  })
  @Responds(200, customerAnalyticsPage, "Newest first.")
  async customers(
    @CurrentCaller() caller: Caller,
    @Query({ schema: customerAnalyticsQuery }) query: CustomerAnalyticsQuery,
  ): Promise<CustomerAnalyticsPage> {
    return this.listCustomerSums.execute(caller, query);
  }

  @Get("analytics/plan-versions")
  @Requires("catalog:read")
  @ApiOperation({ summary: "Count who is on which version of a plan" })
  @Responds(200, planVersionUsesResponse, "Every version of the plan.")
  async planVersions(
    @CurrentCaller() { environmentId }: Caller,
    @Query({ schema: planVersionUsesQuery }) { plan }: PlanVersionUsesQuery,
  ): Promise<PlanVersionUses> {
    return this.countPlanVersionUses.execute(environmentId, plan);
  }

  @Get("event-types")
  @Requires("events:read")
  @ApiOperation({
    summary: "List the types of event that were received lately",
    description: "By counters that ingest keeps: quick, whatever the number of events.",
  })
  @Responds(200, eventTypesResponse, "Of the last 35 days, on the environment's clock.")
  async eventTypes(@CurrentCaller() { environmentId }: Caller): Promise<z.infer<typeof eventTypesResponse>> {
    return this.listEventTypes.execute(environmentId);
  }
}
