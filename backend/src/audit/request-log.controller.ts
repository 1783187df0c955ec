import { Controller, Get, Param, Query } from "@nestjs/common";
import { ApiOperation, ApiTags } from "@nestjs/swagger";
import type { z } from "zod";
import {
  CurrentCaller,
  Database,
  mapPage,
  platformErrors,
  readIdCursor,
  Requires,
  Responds,
  toPage,
  type Caller,
} from "../platform/index.js";
import { RequestLogRepository } from "./request-log.repository.js";
import {
  actorIdOf,
  requestLogEntrySchema,
  requestLogPage,
  requestLogParams,
  requestLogQuery,
  toLogEntry,
} from "./request-log.schemas.js";

@ApiTags("Request log")
@Controller("v1/request-log")
export class RequestLogController {
  constructor(
    private readonly database: Database,
    private readonly requests: RequestLogRepository,
  ) {}

  @Get()
  @Requires("keys:read")
  @ApiOperation({
    summary: "List the requests of the last 7 days",
    description:
      "What API keys asked; of people, what they changed and what failed. Newest first, about a second after the answer.",
  })
  @Responds(200, requestLogPage, "A page of requests.")
  async list(
    @CurrentCaller() { environmentId }: Caller,
    @Query({ schema: requestLogQuery }) query: z.output<typeof requestLogQuery>,
  ): Promise<z.infer<typeof requestLogPage>> {
    const { status = "xxx", actor } = query;
    const found = await this.requests.list(this.database.reader, environmentId, {
      ...query,
      statusFrom: Number.parseInt(status.replaceAll("x", "0"), 10),
      statusTo: Number.parseInt(status.replaceAll("x", "9"), 10),
      actorId: actor === undefined ? undefined : (actorIdOf(actor) ?? undefined),
      before: readIdCursor(query.cursor),
    });
    return mapPage(
      toPage(found, query.limit, (row) => [row.id]),
      toLogEntry,
    );
  }

  @Get(":id")
  @Requires("keys:read")
  @ApiOperation({ summary: "Find a request by its id" })
  @Responds(200, requestLogEntrySchema, "The request.")
  async get(
    @CurrentCaller() { environmentId }: Caller,
    @Param({ schema: requestLogParams }) { id }: z.output<typeof requestLogParams>,
  ): Promise<z.infer<typeof requestLogEntrySchema>> {
    const found = await this.requests.get(this.database.reader, environmentId, id.slice("req_".length));
    if (found) return toLogEntry(found);
    throw platformErrors("request.not_found", {
      detail: `No request ${id} of the last 7 days stands in the log of this environment.`,
    });
  }
}
