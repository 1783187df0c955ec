import { Body, Controller, Delete, Get, Param, Patch, Post, Query, Res } from "@nestjs/common";
import { ApiOperation, ApiTags } from "@nestjs/swagger";
import type { FastifyReply } from "fastify";
import type { z } from "zod";
import {
  CurrentCaller,
  Database,
  IfMatch,
  mapPage,
  pageQuery,
  pageSchema,
  Requires,
  Responds,
  setEtag,
  type Caller,
  type Page,
  type PageQuery,
} from "../platform/index.js";
import { CreateVersion } from "./create-version.js";
import { DeleteDraft } from "./delete-draft.js";
import { ListVersions } from "./list-versions.js";
import type { PlanVersion } from "./plan.js";
import { PlanReader } from "./plan-reader.js";
import { planVersionToResponse } from "./plan-responses.js";
import {
  planParam,
  planVersionBody,
  planVersionParam,
  planVersionPatch,
  planVersionResponse,
  type PlanVersionBody,
  type PlanVersionPatch,
  type PlanVersionResponse,
} from "./plan.schemas.js";
import { PublishVersion } from "./publish-version.js";
import { UpdateDraft } from "./update-draft.js";

type PlanParam = z.infer<typeof planParam>;
type VersionParam = z.infer<typeof planVersionParam>;

@ApiTags("Plan versions")
@Controller("v1")
export class PlanVersionController {
  constructor(
    private readonly database: Database,
    private readonly reader: PlanReader,
    private readonly createVersion: CreateVersion,
    private readonly updateDraft: UpdateDraft,
    private readonly publishVersion: PublishVersion,
    private readonly deleteDraft: DeleteDraft,
    private readonly listVersions: ListVersions,
  ) {}

  @Post("plans/:plan/versions")
  @ApiOperation({ summary: "Add a version to a plan" })
  @Requires("catalog:write")
  @Responds(201, planVersionResponse, "The version: a draft, unless it was to be published at once.")
  async create(
    @Param({ schema: planParam }) { plan }: PlanParam,
    @Body({ schema: planVersionBody }) body: PlanVersionBody,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PlanVersionResponse> {
    return answer(reply, await this.createVersion.execute(caller, plan, body));
  }

  @Get("plans/:plan/versions")
  @ApiOperation({ summary: "List a plan's versions" })
  @Requires("catalog:read")
  @Responds(200, pageSchema(planVersionResponse), "Highest number first.")
  async list(
    @Param({ schema: planParam }) { plan }: PlanParam,
    @Query({ schema: pageQuery }) query: PageQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<Page<PlanVersionResponse>> {
    return mapPage(await this.listVersions.execute(caller, plan, query), planVersionToResponse);
  }

  @Get("plan-versions/:id")
  @ApiOperation({ summary: "Read a plan version" })
  @Requires("catalog:read")
  @Responds(200, planVersionResponse, "The version with its prices and their rules.")
  async read(
    @Param({ schema: planVersionParam }) { id }: VersionParam,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PlanVersionResponse> {
    return answer(reply, await this.reader.version(this.database.reader, caller.environmentId, id));
  }

  @Patch("plan-versions/:id")
  @ApiOperation({ summary: "Change a draft" })
  @Requires("catalog:write")
  @Responds(200, planVersionResponse, "The draft as it is now.")
  async update(
    @Param({ schema: planVersionParam }) { id }: VersionParam,
    @Body({ schema: planVersionPatch }) patch: PlanVersionPatch,
    @IfMatch() ifMatch: number | null,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PlanVersionResponse> {
    return answer(reply, await this.updateDraft.execute(caller, id, patch, ifMatch));
  }

  @Post("plan-versions/:id/publish")
  @ApiOperation({ summary: "Publish a draft" })
  @Requires("catalog:write")
  @Responds(200, planVersionResponse, "The published version. It never changes; new subscriptions get it.")
  async publish(
    @Param({ schema: planVersionParam }) { id }: VersionParam,
    @IfMatch() ifMatch: number | null,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PlanVersionResponse> {
    const version = await this.database.transaction((tx) =>
      this.publishVersion.execute(tx, caller, id, ifMatch),
    );
    return answer(reply, version);
  }

  @Delete("plan-versions/:id")
  @ApiOperation({ summary: "Delete a draft" })
  @Requires("catalog:write")
  @Responds(204, null, "Deleted. A published version answers 409.")
  async delete(
    @Param({ schema: planVersionParam }) { id }: VersionParam,
    @CurrentCaller() caller: Caller,
  ): Promise<void> {
    await this.deleteDraft.execute(caller, id);
  }
}

function answer(reply: FastifyReply, version: PlanVersion): PlanVersionResponse {
  setEtag(reply, version.version);
  return planVersionToResponse(version);
}
