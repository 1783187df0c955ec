import { Controller, Get, Query } from "@nestjs/common";
import { ApiOperation, ApiTags } from "@nestjs/swagger";
import { CurrentCaller, Requires, Responds, type Caller } from "../platform/index.js";
import { overviewQuery, overviewSchema, type Overview, type OverviewQuery } from "./overview.schemas.js";
import { ReadOverview } from "./read-overview.js";

@ApiTags("Analytics")
@Controller("v1/analytics/overview")
export class OverviewController {
  constructor(private readonly readOverview: ReadOverview) {}

  @Get()
  @Requires("invoices:read")
  @ApiOperation({
    summary: "Read the month so far",
    description:
      "The calendar month in UTC that the environment's clock is in. Events and quantities are those of this moment.",
  })
  @Responds(200, overviewSchema, "The month, beside the one before it.")
  async read(
    @CurrentCaller() { environmentId }: Caller,
    @Query({ schema: overviewQuery }) { currency }: OverviewQuery,
  ): Promise<Overview> {
    return this.readOverview.execute(environmentId, currency);
  }
}
