import { Body, Controller, Get, Param, Post, Put, Query } from "@nestjs/common";
import { ApiOperation, ApiTags } from "@nestjs/swagger";
import type { z } from "zod";
import {
  CurrentCaller,
  mapPage,
  readIdCursor,
  Requires,
  Responds,
  toPage,
  type Caller,
} from "../platform/index.js";
import { CreateEnvironment } from "./create-environment.js";
import { OrganisationWide } from "./current-session.js";
import { EnvironmentAccess } from "./environment-access.js";
import {
  createEnvironmentBody,
  environmentPage,
  environmentParams,
  environmentQuery,
  environmentSchema,
  setupBody,
  toEnvironment,
  type SetupBody,
} from "./environment.schemas.js";
import { ReportSetup } from "./report-setup.js";

@ApiTags("Environments")
@OrganisationWide()
@Controller("v1/environments")
export class EnvironmentsController {
  constructor(
    private readonly access: EnvironmentAccess,
    private readonly createEnvironment: CreateEnvironment,
    private readonly reportSetup: ReportSetup,
  ) {}

  @Get()
  @Requires("environments:read")
  @ApiOperation({
    summary: "List environments",
    description:
      "Oldest first. People see all of their organisation; a key sees its own and those that it made.",
  })
  @Responds(200, environmentPage, "A page of environments.")
  async list(
    @CurrentCaller() caller: Caller,
    @Query({ schema: environmentQuery }) query: z.infer<typeof environmentQuery>,
  ): Promise<z.infer<typeof environmentPage>> {
    const filter = { after: readIdCursor(query.cursor), limit: query.limit, name: query.name };
    const found = await this.access.list(caller, filter);
    return mapPage(
      toPage(found, query.limit, (environment) => [environment.id]),
      toEnvironment,
    );
  }

  @Get(":id")
  @Requires("environments:read")
  @ApiOperation({ summary: "Read an environment" })
  @Responds(200, environmentSchema, "The environment.")
  async get(
    @CurrentCaller() caller: Caller,
    @Param({ schema: environmentParams }) { id }: z.infer<typeof environmentParams>,
  ): Promise<z.infer<typeof environmentSchema>> {
    return toEnvironment(await this.access.get(caller, id));
  }

  @Post()
  @Requires("environments:write")
  @ApiOperation({
    summary: "Create an environment",
    description:
      "A live one only by an owner. A key makes test environments, and may act in them: name the new one in the header Atlas-Environment.",
  })
  @Responds(201, environmentSchema, "The environment, empty.")
  async create(
    @CurrentCaller() caller: Caller,
    @Body({ schema: createEnvironmentBody }) body: z.infer<typeof createEnvironmentBody>,
  ): Promise<z.infer<typeof environmentSchema>> {
    return toEnvironment(await this.createEnvironment.execute(caller, body));
  }

  @Put(":id/setup")
  @Requires("environments:write")
  @ApiOperation({
    summary: "Report how far filling an environment has come",
    description:
      "For programs that fill a test environment with data, such as the demo; the web app shows it.",
  })
  @Responds(200, environmentSchema, "The environment.")
  async report(
    @CurrentCaller() caller: Caller,
    @Param({ schema: environmentParams }) { id }: z.infer<typeof environmentParams>,
    @Body({ schema: setupBody }) body: SetupBody,
  ): Promise<z.infer<typeof environmentSchema>> {
    return toEnvironment(await this.reportSetup.execute(caller, id, body));
  }
}
