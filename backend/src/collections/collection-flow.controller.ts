import { Body, Controller, Get, Param, Post } from "@nestjs/common";
import { ApiOperation, ApiTags } from "@nestjs/swagger";
import type { z } from "zod";
import { CurrentCaller, Database, Requires, Responds, type Caller } from "../platform/index.js";
import { CollectionFlowRepository } from "./collection-flow.repository.js";
import { presentFlow } from "./collections.presenter.js";
import { flowBody, flowListSchema, flowParams, flowVersionSchema } from "./collections.schemas.js";

type FlowParams = z.output<typeof flowParams>;

@ApiTags("Collections")
@Controller("v1/collection-flows/:key/versions")
export class CollectionFlowController {
  constructor(
    private readonly database: Database,
    private readonly flows: CollectionFlowRepository,
  ) {}

  @Get()
  @Requires("collections:read")
  @ApiOperation({
    summary: "List the versions of a flow",
    description: "The first is the one that new cases follow.",
  })
  @Responds(200, flowListSchema, "Versions, newest first")
  async list(@CurrentCaller() { environmentId }: Caller, @Param({ schema: flowParams }) { key }: FlowParams) {
    const versions = await this.database.transaction(async (tx) => {
      await this.flows.current(tx, environmentId, key);
      return this.flows.versions(tx, environmentId, key);
    });
    return { data: versions.map(presentFlow) };
  }

  @Post()
  @Requires("collections:write")
  @ApiOperation({
    summary: "Publish a version of a flow",
    description: "New cases follow it; those that run stay on theirs.",
  })
  @Responds(201, flowVersionSchema, "The version")
  async publish(
    @CurrentCaller() { environmentId }: Caller,
    @Param({ schema: flowParams }) { key }: FlowParams,
    @Body({ schema: flowBody }) document: z.output<typeof flowBody>,
  ) {
    return presentFlow(
      await this.database.transaction((tx) => this.flows.publish(tx, environmentId, key, document)),
    );
  }
}
