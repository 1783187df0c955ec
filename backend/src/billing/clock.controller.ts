import { addDuration } from "@atlas/rules";
import { Body, Controller, Get, Param, Post, Query } from "@nestjs/common";
import { ApiOperation, ApiTags } from "@nestjs/swagger";
import type { z } from "zod";
import {
  Clock,
  CurrentCaller,
  Database,
  pageQuery,
  publicIdOrNull,
  readCursor,
  Requires,
  Responds,
  toPage,
  type Caller,
  type PageQuery,
} from "../platform/index.js";
import { billingErrors } from "./billing.errors.js";
import { presentAdvance } from "./billing.presenter.js";
import {
  advanceBody,
  advanceParams,
  clockAdvancePage,
  clockAdvanceSchema,
  clockSchema,
} from "./billing.schemas.js";
import { ClockAdvanceRepository, type ClockAdvance } from "./clock-advance.repository.js";
import { NextDueRepository } from "./next-due.repository.js";
import { StartClockAdvance } from "./start-clock-advance.js";

@ApiTags("Clock")
@Controller("v1/clock")
export class ClockController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly advances: ClockAdvanceRepository,
    private readonly startAdvance: StartClockAdvance,
    private readonly nextDue: NextDueRepository,
  ) {}

  @Get()
  @Requires("clock:read")
  @ApiOperation({ summary: "Read the clock" })
  @Responds(200, clockSchema, "What the environment's clock shows")
  async get(@CurrentCaller() { environmentId, mode }: Caller) {
    const { kind } = await this.clock.reading(environmentId);
    const tx = this.database.reader;
    const running = await this.advances.running(tx, environmentId);
    const now = await this.clock.now(environmentId);
    return {
      now,
      kind,
      advancing: publicIdOrNull("clk", running?.id ?? null),
      nextDue: mode === "test" ? await this.nextDue.after(tx, environmentId, now) : [],
    };
  }

  @Post("advance")
  @Requires("clock:write")
  @ApiOperation({ summary: "Advance the clock of a test environment" })
  @Responds(202, clockAdvanceSchema, "The clock is on its way; watch it at /v1/clock/advances/{id}")
  async advance(
    @CurrentCaller() caller: Caller,
    @Body({ schema: advanceBody }) body: z.output<typeof advanceBody>,
  ) {
    const advance = await this.startAdvance.execute(caller, (now) =>
      "to" in body ? new Date(body.to).toISOString() : addDuration(now, body.by, "UTC"),
    );
    return this.present(advance);
  }

  @Get("advances")
  @Requires("clock:read")
  @ApiOperation({ summary: "List advances of the clock" })
  @Responds(200, clockAdvancePage, "Advances, newest first")
  async list(@CurrentCaller() { environmentId }: Caller, @Query({ schema: pageQuery }) query: PageQuery) {
    const before = readCursor(query.cursor, 1)?.[0] ?? null;
    const found = await this.advances.list(this.database.reader, environmentId, query.limit, before);
    const page = toPage(found, query.limit, (advance) => [advance.id]);
    return {
      data: await Promise.all(page.data.map((advance) => this.present(advance))),
      nextCursor: page.nextCursor,
    };
  }

  @Get("advances/:id")
  @Requires("clock:read")
  @ApiOperation({ summary: "Read an advance of the clock" })
  @Responds(200, clockAdvanceSchema, "How far an advance has come")
  async find(
    @CurrentCaller() { environmentId }: Caller,
    @Param({ schema: advanceParams }) { id }: z.output<typeof advanceParams>,
  ) {
    const advance = await this.advances.get(this.database.reader, environmentId, id);
    if (!advance) throw billingErrors("clock.advance_not_found");
    return this.present(advance);
  }

  private async present(advance: ClockAdvance) {
    return presentAdvance(advance, await this.advances.progress(this.database.reader, advance));
  }
}
