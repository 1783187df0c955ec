import { Controller, Get, Param, Query } from "@nestjs/common";
import { ApiOperation, ApiTags } from "@nestjs/swagger";
import { z } from "zod";
import {
  CurrentCaller,
  Database,
  mapPage,
  platformErrors,
  readCursor,
  Requires,
  Responds,
  toPage,
  type Caller,
} from "../platform/index.js";
import { billingErrors } from "./billing.errors.js";
import { advanceParams } from "./billing.schemas.js";
import { ClockAdvanceRepository } from "./clock-advance.repository.js";
import { presentHappening } from "./happening.presenter.js";
import { HappeningRepository, type HappeningCursor } from "./happening.repository.js";
import { happeningPage, happeningQuery } from "./happenings.schemas.js";

@ApiTags("Clock")
@Controller("v1/clock/advances/:id/happenings")
export class HappeningsController {
  constructor(
    private readonly database: Database,
    private readonly advances: ClockAdvanceRepository,
    private readonly happenings: HappeningRepository,
  ) {}

  @Get()
  @Requires("clock:read")
  @ApiOperation({
    summary: "List what an advance of the clock brought about",
    description: "While it runs, more may come at the instant that it has reached.",
  })
  @Responds(200, happeningPage, "Runs, invoices, charges and mails, by business time")
  async list(
    @CurrentCaller() { environmentId }: Caller,
    @Param({ schema: advanceParams }) { id }: z.output<typeof advanceParams>,
    @Query({ schema: happeningQuery }) { limit, cursor, order }: z.output<typeof happeningQuery>,
  ) {
    const tx = this.database.reader;
    const advance = await this.advances.get(tx, environmentId, id);
    if (!advance) throw billingErrors("clock.advance_not_found");
    const after = toCursor(readCursor(cursor, 3));
    const found = await this.happenings.during(tx, advance, {
      limit,
      isNewestFirst: order === "desc",
      after,
    });
    const page = toPage(found, limit, (happening) => [happening.at, String(happening.rank), happening.id]);
    return mapPage(page, presentHappening);
  }
}

const cursorParts = z.tuple([z.iso.datetime(), z.coerce.number().int(), z.uuid()]);

function toCursor(parts: string[] | null): HappeningCursor | null {
  if (!parts) return null;
  const { data } = cursorParts.safeParse(parts);
  if (data) return { at: data[0], rank: data[1], id: data[2] };
  const message = "Give nextCursor exactly as the last page gave it.";
  throw platformErrors("request.invalid", { errors: [{ field: "query.cursor", code: "invalid", message }] });
}
