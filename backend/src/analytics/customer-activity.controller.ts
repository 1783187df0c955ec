import { Controller, Get, Param, Query } from "@nestjs/common";
import { ApiOperation, ApiTags } from "@nestjs/swagger";
import type { z } from "zod";
import {
  CurrentCaller,
  Requires,
  Responds,
  type Caller,
  type Page,
  type PageQuery,
} from "../platform/index.js";
import {
  activityPage,
  activityParam,
  activityQuery,
  type ActivityEntry,
} from "./customer-activity.schemas.js";
import { ListCustomerActivity } from "./list-customer-activity.js";

@ApiTags("Customers")
@Controller("v1/customers/:customer/activity")
export class CustomerActivityController {
  constructor(private readonly listCustomerActivity: ListCustomerActivity) {}

  @Get()
  @Requires("customers:read")
  @ApiOperation({
    summary: "List what happened to a customer",
    description: "With what people did, for callers who may read the audit trail.",
  })
  @Responds(200, activityPage, "Newest first.")
  async list(
    @Param({ schema: activityParam }) { customer }: z.infer<typeof activityParam>,
    @Query({ schema: activityQuery }) query: PageQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<Page<ActivityEntry>> {
    return this.listCustomerActivity.execute(caller, customer, query);
  }
}
