import { Body, Controller, Delete, Get, Param, Patch, Post, Query, Res } from "@nestjs/common";
import { ApiTags } from "@nestjs/swagger";
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

  /** Create a plan */
  @Post()
  @Requires("catalog:write")
  @Responds(201, planResponse, "The plan, with its version if one was given.")
  async create(
    @Body({ schema: planBody }) body: PlanBody,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PlanResponse> {
    return this.answer(reply, await this.createPlan.execute(caller, body));
  }

  /** List and search plans */
  @Get()
  @Requires("catalog:read")
  @Responds(200, pageSchema(planResponse), "Newest first.")
  async list(
    @Query({ schema: planListQuery }) query: PlanListQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<Page<PlanResponse>> {
    return mapPage(await this.listPlans.execute(caller, query), toResponse);
  }

  /** Read a plan */
  @Get(":plan")
  @Requires("catalog:read")
  @Responds(200, planResponse, "The plan with its standing version and its draft; its version is the ETag.")
  async read(
    @Param({ schema: planParam }) { plan }: PlanParam,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PlanResponse> {
    return this.answer(reply, await this.reader.resolve(this.database.reader, caller.environmentId, plan));
  }

  /** Change name, description and metadata */
  @Patch(":plan")
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

  /** Take a plan off sale */
  @Post(":plan/archive")
  @Requires("catalog:write")
  @Responds(200, planResponse, "The plan, archived: no new subscriptions; those that stand go on.")
  async archive(
    @Param({ schema: planParam }) { plan }: PlanParam,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PlanResponse> {
    return this.answer(reply, await this.archivePlan.execute(caller, plan, true));
  }

  /** Put an archived plan on sale again */
  @Post(":plan/restore")
  @Requires("catalog:write")
  @Responds(200, planResponse, "The plan, no longer archived.")
  async restore(
    @Param({ schema: planParam }) { plan }: PlanParam,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PlanResponse> {
    return this.answer(reply, await this.archivePlan.execute(caller, plan, false));
  }

  /** Delete a plan that was never published */
  @Delete(":plan")
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
