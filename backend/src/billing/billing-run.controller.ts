import { Controller, Get, Inject, Param, Post, Query } from "@nestjs/common";
import { ApiOperation, ApiTags } from "@nestjs/swagger";
import type { z } from "zod";
import {
  CONFIG,
  CurrentCaller,
  Database,
  mapPage,
  readCursor,
  Requires,
  Responds,
  toPage,
  type Caller,
  type Config,
} from "../platform/index.js";
import { presentRun, presentRunDetail } from "./billing.presenter.js";
import { BillingRunRepository } from "./billing-run.repository.js";
import {
  billingRunDetailSchema,
  billingRunPage,
  billingRunQuery,
  billingRunSchema,
  runParams,
} from "./billing.schemas.js";
import { ReadRunStory } from "./read-run-story.js";
import { RetryRun } from "./retry-run.js";

@ApiTags("Billing runs")
@Controller("v1/billing-runs")
export class BillingRunController {
  private readonly workflows: string | null;

  constructor(
    private readonly database: Database,
    private readonly runs: BillingRunRepository,
    private readonly readStory: ReadRunStory,
    private readonly retryRun: RetryRun,
    @Inject(CONFIG) { TEMPORAL_UI_URL, TEMPORAL_NAMESPACE }: Config,
  ) {
    this.workflows = TEMPORAL_UI_URL
      ? `${TEMPORAL_UI_URL.replace(/\/$/, "")}/namespaces/${TEMPORAL_NAMESPACE}/workflows`
      : null;
  }

  @Get()
  @Requires("billing:read")
  @ApiOperation({ summary: "List billing runs" })
  @Responds(200, billingRunPage, "Runs, newest first")
  async list(
    @CurrentCaller() caller: Caller,
    @Query({ schema: billingRunQuery }) query: z.output<typeof billingRunQuery>,
  ) {
    const before = readCursor(query.cursor, 1)?.[0] ?? null;
    const filter = { subscriptionId: query.subscription, customerId: query.customer, status: query.status };
    const found = await this.runs.list(
      this.database.reader,
      caller.environmentId,
      filter,
      query.limit,
      before,
    );
    return mapPage(
      toPage(found, query.limit, (run) => [run.id]),
      (run) => presentRun(run, this.workflows),
    );
  }

  @Get(":id")
  @Requires("billing:read")
  @ApiOperation({ summary: "Read a billing run" })
  @Responds(
    200,
    billingRunDetailSchema,
    "One run with its steps, issues, and the timeline of all that followed on its invoice",
  )
  async get(
    @CurrentCaller() { environmentId }: Caller,
    @Param({ schema: runParams }) { id }: z.output<typeof runParams>,
  ) {
    return presentRunDetail(await this.readStory.execute(environmentId, id), this.workflows);
  }

  @Post(":id/retry")
  @Requires("billing:write")
  @ApiOperation({ summary: "Retry a blocked billing run" })
  @Responds(202, billingRunSchema, "The run is on its way again")
  async retry(
    @CurrentCaller() caller: Caller,
    @Param({ schema: runParams }) { id }: z.output<typeof runParams>,
  ) {
    return presentRun(await this.retryRun.execute(caller, id), this.workflows);
  }
}
