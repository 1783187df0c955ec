import { Controller, Get, Param, Query } from "@nestjs/common";
import { ApiTags } from "@nestjs/swagger";
import type { z } from "zod";
import { MeterReader } from "../catalog/index.js";
import {
  CurrentCaller,
  Database,
  mapPage,
  publicId,
  readIdCursor,
  Requires,
  Responds,
  toPage,
  type Caller,
} from "../platform/index.js";
import { MeterIssueRepository } from "./meter-issue.repository.js";
import { QueryUsage } from "./query-usage.js";
import { ReadUnbilledUsage } from "./read-unbilled-usage.js";
import {
  issuePageSchema,
  issueQuery,
  meterParam,
  subscriptionParam,
  unbilledUsageResponse,
  usageQuery,
  usageResponse,
  type UsageQuery,
  type UsageResponse,
} from "./usage.schemas.js";

@ApiTags("Usage")
@Controller("v1")
export class UsageController {
  constructor(
    private readonly database: Database,
    private readonly queryUsage: QueryUsage,
    private readonly readUnbilled: ReadUnbilledUsage,
    private readonly meters: MeterReader,
    private readonly issues: MeterIssueRepository,
  ) {}

  /** Read usage of a meter, of a customer or of all */
  @Get("usage")
  @Requires("usage:read")
  @Responds(200, usageResponse, "Exact quantities, in total and by window.")
  async usage(
    @Query({ schema: usageQuery }) query: UsageQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<UsageResponse> {
    return this.queryUsage.execute(caller, query);
  }

  /** Read an ended subscription's usage that no invoice will have */
  @Get("subscriptions/:id/unbilled-usage")
  @Requires("usage:read")
  @Responds(200, unbilledUsageResponse, "What changed after its last run; empty while it goes on.")
  async unbilled(
    @Param({ schema: subscriptionParam }) { id }: z.infer<typeof subscriptionParam>,
    @CurrentCaller() caller: Caller,
  ): Promise<z.infer<typeof unbilledUsageResponse>> {
    const changed = await this.readUnbilled.execute(caller, id);
    return {
      data: changed.map(({ meter, start, end, billed, now }) => ({
        meter: { id: publicId("mtr", meter.id), key: meter.key, name: meter.name, unit: meter.unit },
        start,
        end,
        billed: { quantity: billed.quantity, events: billed.events },
        now: { quantity: now.quantity, events: now.events },
      })),
    };
  }

  /** List past events that a meter cannot count */
  @Get("meters/:id/issues")
  @Requires("usage:read")
  @Responds(200, issuePageSchema, "Events from before the meter was made that it cannot count, newest first.")
  async meterIssues(
    @Param({ schema: meterParam }) { id }: z.infer<typeof meterParam>,
    @Query({ schema: issueQuery }) { cursor, limit }: z.infer<typeof issueQuery>,
    @CurrentCaller() { environmentId }: Caller,
  ): Promise<z.infer<typeof issuePageSchema>> {
    const tx = this.database.reader;
    await this.meters.get(tx, environmentId, id);
    const found = await this.issues.list(tx, environmentId, id, readIdCursor(cursor), limit);
    return mapPage(
      toPage(found, limit, (issue) => [issue.id]),
      (issue) => ({
        id: publicId("iss", issue.id),
        event: issue.eventId,
        problem: issue.problem,
        foundAt: issue.foundAt,
      }),
    );
  }
}
