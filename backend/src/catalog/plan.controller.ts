import { Body, Controller, Delete, Get, Param, Patch, Post, Query, Res } from "@nestjs/common";
import { ApiOperation, ApiTags } from "@nestjs/swagger";
import type { FastifyReply } from "fastify";
import type { z } from "zod";
import {
  CurrentCaller,
  Database,
  IfMatch,
  mapPage,
  pageSchema,
  Requires,
  Responds,
  setEtag,
  type Caller,
  type Page,
} from "../platform/index.js";
import { ArchivePlan } from "./archive-plan.js";
import { CreatePlan } from "./create-plan.js";
import { DeletePlan } from "./delete-plan.js";
import { ListPlans } from "./list-plans.js";
import type { Plan } from "./plan.js";
import { PlanReader, type ShownPlan } from "./plan-reader.js";
import { planToResponse } from "./plan-responses.js";
import {
  planBody,
  planListQuery,
  planParam,
  planPatch,
  planResponse,
  type PlanBody,
  type PlanListQuery,
  type PlanPatch,
  type PlanResponse,
} from "./plan.schemas.js";
import { UpdatePlan } from "./update-plan.js";

type PlanParam = z.infer<typeof planParam>;

@ApiTags("Plans")
@Controller("v1/plans")
export class PlanController {
  constructor(
    private readonly database: Database,
    private readonly reader: PlanReader,
    private readonly createPlan: CreatePlan,
    private readonly updatePlan: UpdatePlan,
    private readonly archivePlan: ArchivePlan,
    private readonly deletePlan: DeletePlan,
    private readonly listPlans: ListPlans,
  ) {}

  @Post()
  @ApiOperation({ summary: "Create a plan" })
  @Requires("catalog:write")
  @Responds(201, planResponse, "The plan, with its version if one was given.")
  async create(
    @Body({ schema: planBody }) body: PlanBody,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PlanResponse> {
    return this.answer(reply, await this.createPlan.execute(caller, body));
  }

  @Get()
  @ApiOperation({ summary: "List and search plans" })
  @Requires("catalog:read")
  @Responds(200, pageSchema(planResponse), "Newest first.")
  async list(
    @Query({ schema: planListQuery }) query: PlanListQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<Page<PlanResponse>> {
    return mapPage(await this.listPlans.execute(caller, query), toResponse);
  }

  @Get(":plan")
  @ApiOperation({ summary: "Read a plan" })
  @Requires("catalog:read")
  @Responds(200, planResponse, "The plan with its standing version and its draft; its version is the ETag.")
  async read(
    @Param({ schema: planParam }) { plan }: PlanParam,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PlanResponse> {
    return this.answer(reply, await this.reader.resolve(this.database.reader, caller.environmentId, plan));
  }

  @Patch(":plan")
  @ApiOperation({ summary: "Change name, description and metadata" })
  @Requires("catalog:write")
  @Responds(200, planResponse, "The plan as it is now.")
  async update(
    @Param({ schema: planParam }) { plan }: PlanParam,
    @Body({ schema: planPatch }) patch: PlanPatch,
    @IfMatch() ifMatch: number | null,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PlanResponse> {
    return this.answer(reply, await this.updatePlan.execute(caller, plan, patch, ifMatch));
  }

  @Post(":plan/archive")
  @ApiOperation({ summary: "Take a plan off sale" })
  @Requires("catalog:write")
  @Responds(200, planResponse, "The plan, archived: no new subscriptions; those that stand go on.")
  async archive(
    @Param({ schema: planParam }) { plan }: PlanParam,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PlanResponse> {
    return this.answer(reply, await this.archivePlan.execute(caller, plan, true));
  }

  @Post(":plan/restore")
  @ApiOperation({ summary: "Put an archived plan on sale again" })
  @Requires("catalog:write")
  @Responds(200, planResponse, "The plan, no longer archived.")
  async restore(
    @Param({ schema: planParam }) { plan }: PlanParam,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PlanResponse> {
    return this.answer(reply, await this.archivePlan.execute(caller, plan, false));
  }

  @Delete(":plan")
  @ApiOperation({ summary: "Delete a plan that was never published" })
  @Requires("catalog:write")
  @Responds(
    204,
    null,
    "Deleted, with its draft. A plan in use answers 409 and says what uses it; archive it instead.",
  )
  async delete(
    @Param({ schema: planParam }) { plan }: PlanParam,
    @CurrentCaller() caller: Caller,
  ): Promise<void> {
    await this.deletePlan.execute(caller, plan);
  }

  private async answer(reply: FastifyReply, plan: Plan): Promise<PlanResponse> {
    setEtag(reply, plan.version);
    const [shown] = await this.reader.shown(this.database.reader, plan.environmentId, [plan]);
    return toResponse(shown ?? { plan, latestVersion: null, draft: null });
  }
}

const toResponse = ({ plan, latestVersion, draft }: ShownPlan): PlanResponse =>
  planToResponse(plan, latestVersion, draft);
