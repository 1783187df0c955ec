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
  publicId,
  Requires,
  Responds,
  setEtag,
  type Caller,
  type Page,
} from "../platform/index.js";
import { ArchiveMeter } from "./archive-meter.js";
import { CreateMeter } from "./create-meter.js";
import { DeleteMeter } from "./delete-meter.js";
import { ListMeters } from "./list-meters.js";
import type { Meter } from "./meter.js";
import { MeterReader } from "./meter-reader.js";
import {
  meterBody,
  meterListQuery,
  meterParam,
  meterPatch,
  meterResponse,
  type MeterBody,
  type MeterListQuery,
  type MeterPatch,
  type MeterResponse,
} from "./meter.schemas.js";
import { UpdateMeter } from "./update-meter.js";

type MeterParam = z.infer<typeof meterParam>;

@ApiTags("Meters")
@Controller("v1/meters")
export class MeterController {
  constructor(
    private readonly database: Database,
    private readonly reader: MeterReader,
    private readonly createMeter: CreateMeter,
    private readonly updateMeter: UpdateMeter,
    private readonly archiveMeter: ArchiveMeter,
    private readonly deleteMeter: DeleteMeter,
    private readonly listMeters: ListMeters,
  ) {}

  @Post()
  @ApiOperation({ summary: "Create a meter" })
  @Requires("catalog:write")
  @Responds(201, meterResponse, "The meter. It counts events that came before it, too.")
  async create(
    @Body({ schema: meterBody }) body: MeterBody,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MeterResponse> {
    return answer(reply, await this.createMeter.execute(caller, body));
  }

  @Get()
  @ApiOperation({ summary: "List meters" })
  @Requires("catalog:read")
  @Responds(200, pageSchema(meterResponse), "Newest first.")
  async list(
    @Query({ schema: meterListQuery }) query: MeterListQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<Page<MeterResponse>> {
    return mapPage(await this.listMeters.execute(caller, query), toResponse);
  }

  @Get(":id")
  @ApiOperation({ summary: "Read a meter" })
  @Requires("catalog:read")
  @Responds(200, meterResponse, "The meter; its version is the ETag.")
  async read(
    @Param({ schema: meterParam }) { id }: MeterParam,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MeterResponse> {
    return answer(reply, await this.reader.get(this.database.reader, caller.environmentId, id));
  }

  @Patch(":id")
  @ApiOperation({ summary: "Rename a meter" })
  @Requires("catalog:write")
  @Responds(200, meterResponse, "The meter as it is now.")
  async update(
    @Param({ schema: meterParam }) { id }: MeterParam,
    @Body({ schema: meterPatch }) patch: MeterPatch,
    @IfMatch() ifMatch: number | null,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MeterResponse> {
    return answer(reply, await this.updateMeter.execute(caller, id, patch, ifMatch));
  }

  @Post(":id/archive")
  @ApiOperation({ summary: "Archive a meter" })
  @Requires("catalog:write")
  @Responds(200, meterResponse, "The meter, archived: new plan versions cannot use it.")
  async archive(
    @Param({ schema: meterParam }) { id }: MeterParam,
    @CurrentCaller() caller: Caller,
  ): Promise<MeterResponse> {
    return toResponse(await this.archiveMeter.execute(caller, id, true));
  }

  @Post(":id/restore")
  @ApiOperation({ summary: "Bring an archived meter back" })
  @Requires("catalog:write")
  @Responds(200, meterResponse, "The meter, no longer archived.")
  async restore(
    @Param({ schema: meterParam }) { id }: MeterParam,
    @CurrentCaller() caller: Caller,
  ): Promise<MeterResponse> {
    return toResponse(await this.archiveMeter.execute(caller, id, false));
  }

  @Delete(":id")
  @ApiOperation({ summary: "Delete a meter that nothing uses" })
  @Requires("catalog:write")
  @Responds(
    204,
    null,
    "Deleted. A meter that a price uses, or that counted events, answers 409; archive it instead.",
  )
  async delete(
    @Param({ schema: meterParam }) { id }: MeterParam,
    @CurrentCaller() caller: Caller,
  ): Promise<void> {
    await this.deleteMeter.execute(caller, id);
  }
}

function answer(reply: FastifyReply, meter: Meter): MeterResponse {
  setEtag(reply, meter.version);
  return toResponse(meter);
}

const toResponse = ({ environmentId: _environment, id, ...visible }: Meter): MeterResponse => ({
  id: publicId("mtr", id),
  ...visible,
});
