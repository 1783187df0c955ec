import { Body, Controller, Delete, Get, Param, Put, Query, Res } from "@nestjs/common";
import { ApiOperation, ApiTags } from "@nestjs/swagger";
import type { FastifyReply } from "fastify";
import type { z } from "zod";
import {
  CurrentCaller,
  IfMatch,
  publicId,
  Requires,
  Responds,
  setEtag,
  type Caller,
  type Page,
} from "../platform/index.js";
import { ListPriceOverrides } from "./list-price-overrides.js";
import type { PriceOverride } from "./price-override.js";
import {
  overrideBody,
  overrideListQuery,
  overrideListResponse,
  overrideParam,
  overrideResponse,
  overridesParam,
  type OverrideBody,
  type OverrideListQuery,
  type OverrideResponse,
} from "./price-override.schemas.js";
import { RemovePriceOverride } from "./remove-price-override.js";
import { SetPriceOverride } from "./set-price-override.js";

type OverrideParam = z.infer<typeof overrideParam>;

@ApiTags("Price overrides")
@Controller("v1/customers/:customer/price-overrides")
export class PriceOverrideController {
  constructor(
    private readonly listPriceOverrides: ListPriceOverrides,
    private readonly setPriceOverride: SetPriceOverride,
    private readonly removePriceOverride: RemovePriceOverride,
  ) {}

  @Get()
  @ApiOperation({ summary: "List a customer's price overrides" })
  @Requires("customers:read")
  @Responds(200, overrideListResponse, "All of them.")
  async list(
    @Param({ schema: overridesParam }) { customer }: z.infer<typeof overridesParam>,
    @Query({ schema: overrideListQuery }) { plan }: OverrideListQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<Page<OverrideResponse>> {
    const found = await this.listPriceOverrides.execute(caller, customer, plan);
    return { data: found.map(toResponse), nextCursor: null };
  }

  @Put(":plan/:price")
  @ApiOperation({ summary: "Set a customer's own parameters of a price" })
  @Requires("customers:write")
  @Responds(200, overrideResponse, "The override. It holds from the next period that is rated on.")
  async set(
    @Param({ schema: overrideParam }) target: OverrideParam,
    @Body({ schema: overrideBody }) { params }: OverrideBody,
    @IfMatch() ifMatch: number | null,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OverrideResponse> {
    const override = await this.setPriceOverride.execute(caller, target, params, ifMatch);
    setEtag(reply, override.version);
    return toResponse(override);
  }

  @Delete(":plan/:price")
  @ApiOperation({ summary: "Remove a price override" })
  @Requires("customers:write")
  @Responds(204, null, "Removed: the plan's own parameters hold again.")
  async remove(
    @Param({ schema: overrideParam }) target: OverrideParam,
    @CurrentCaller() caller: Caller,
  ): Promise<void> {
    await this.removePriceOverride.execute(caller, target);
  }
}

const toResponse = ({
  environmentId: _environment,
  customerId,
  planId,
  ...visible
}: PriceOverride): OverrideResponse => ({
  customerId: publicId("cus", customerId),
  planId: publicId("pln", planId),
  ...visible,
});
