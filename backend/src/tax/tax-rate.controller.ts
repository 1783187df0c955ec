import { Body, Controller, Delete, Get, Param, Patch, Post, Query, Res } from "@nestjs/common";
import { ApiOperation, ApiTags } from "@nestjs/swagger";
import { canonicalDecimal } from "@atlas/rules";
import type { FastifyReply } from "fastify";
import type { z } from "zod";
import {
  CurrentCaller,
  Database,
  IfMatch,
  mapPage,
  pageSchema,
  publicId,
  Requires,
  Responds,
  setEtag,
  type Caller,
  type Page,
} from "../platform/index.js";
import { ArchiveTaxRate } from "./archive-tax-rate.js";
import { CreateTaxRate } from "./create-tax-rate.js";
import { DeleteTaxRate } from "./delete-tax-rate.js";
import { ListTaxRates } from "./list-tax-rates.js";
import type { TaxRate } from "./tax-rate.js";
import { TaxReader } from "./tax-reader.js";
import {
  taxRateBody,
  taxRateListQuery,
  taxRateParam,
  taxRatePatch,
  taxRateResponse,
  type TaxRateBody,
  type TaxRateListQuery,
  type TaxRatePatch,
  type TaxRateResponse,
} from "./tax.schemas.js";
import { UpdateTaxRate } from "./update-tax-rate.js";

type TaxRateParam = z.infer<typeof taxRateParam>;

@ApiTags("Tax rates")
@Controller("v1/tax-rates")
export class TaxRateController {
  constructor(
    private readonly database: Database,
    private readonly reader: TaxReader,
    private readonly createTaxRate: CreateTaxRate,
    private readonly updateTaxRate: UpdateTaxRate,
    private readonly archiveTaxRate: ArchiveTaxRate,
    private readonly deleteTaxRate: DeleteTaxRate,
    private readonly listTaxRates: ListTaxRates,
  ) {}

  @Post()
  @ApiOperation({ summary: "Create a tax rate" })
  @Requires("settings:write")
  @Responds(201, taxRateResponse, "The tax rate.")
  async create(
    @Body({ schema: taxRateBody }) body: TaxRateBody,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TaxRateResponse> {
    return answer(reply, await this.createTaxRate.execute(caller, body));
  }

  @Get()
  @ApiOperation({ summary: "List tax rates" })
  @Requires("settings:read")
  @Responds(200, pageSchema(taxRateResponse), "Newest first.")
  async list(
    @Query({ schema: taxRateListQuery }) query: TaxRateListQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<Page<TaxRateResponse>> {
    return mapPage(await this.listTaxRates.execute(caller, query), toResponse);
  }

  @Get(":id")
  @ApiOperation({ summary: "Read a tax rate" })
  @Requires("settings:read")
  @Responds(200, taxRateResponse, "The tax rate; its version is the ETag.")
  async read(
    @Param({ schema: taxRateParam }) { id }: TaxRateParam,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TaxRateResponse> {
    return answer(reply, await this.reader.get(this.database.reader, caller.environmentId, id));
  }

  @Patch(":id")
  @ApiOperation({ summary: "Change a tax rate" })
  @Requires("settings:write")
  @Responds(200, taxRateResponse, "The tax rate as it is now; issued invoices keep theirs.")
  async update(
    @Param({ schema: taxRateParam }) { id }: TaxRateParam,
    @Body({ schema: taxRatePatch }) patch: TaxRatePatch,
    @IfMatch() ifMatch: number | null,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TaxRateResponse> {
    return answer(reply, await this.updateTaxRate.execute(caller, id, patch, ifMatch));
  }

  @Post(":id/archive")
  @ApiOperation({ summary: "Archive a tax rate" })
  @Requires("settings:write")
  @Responds(200, taxRateResponse, "The tax rate, archived: invoices yet to be finalized no longer use it.")
  async archive(
    @Param({ schema: taxRateParam }) { id }: TaxRateParam,
    @CurrentCaller() caller: Caller,
  ): Promise<TaxRateResponse> {
    return toResponse(await this.archiveTaxRate.execute(caller, id));
  }

  @Delete(":id")
  @ApiOperation({ summary: "Delete a tax rate that no invoice has" })
  @Requires("settings:write")
  @Responds(204, null, "Deleted. A rate in use answers 409 and says what uses it; archive it instead.")
  async delete(
    @Param({ schema: taxRateParam }) { id }: TaxRateParam,
    @CurrentCaller() caller: Caller,
  ): Promise<void> {
    await this.deleteTaxRate.execute(caller, id);
  }
}

function answer(reply: FastifyReply, rate: TaxRate): TaxRateResponse {
  setEtag(reply, rate.version);
  return toResponse(rate);
}

const toResponse = ({ environmentId: _environment, id, rate, ...visible }: TaxRate): TaxRateResponse => ({
  id: publicId("txr", id),
  rate: canonicalDecimal(rate),
  ...visible,
});
