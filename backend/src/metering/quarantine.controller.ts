import { Body, Controller, Get, Header, Param, Post, Query } from "@nestjs/common";
import { ApiTags } from "@nestjs/swagger";
import type { z } from "zod";
import { CurrentCaller, mapPage, Requires, Responds, type Caller } from "../platform/index.js";
import { DiscardQuarantined } from "./discard-quarantined.js";
import { EXACT_JSON, exactJson } from "./exact-json.js";
import { ListQuarantine } from "./list-quarantine.js";
import { quarantineToResponse } from "./quarantine-response.js";
import {
  discardBody,
  quarantinePageSchema,
  quarantineParam,
  quarantineQuery,
  quarantineResponse,
  repairBody,
  replayAllBody,
  replayResponse,
  type DiscardBody,
  type QuarantineQuery,
  type RepairBody,
  type ReplayAllBody,
  type ReplayResponse,
} from "./quarantine.schemas.js";
import { ReplayAll } from "./replay-all.js";
import { ReplayOne } from "./replay-one.js";

type QuarantineParam = z.infer<typeof quarantineParam>;

@ApiTags("Quarantine")
@Controller("v1/quarantine")
export class QuarantineController {
  constructor(
    private readonly listQuarantine: ListQuarantine,
    private readonly replayOne: ReplayOne,
    private readonly replayAll: ReplayAll,
    private readonly discardQuarantined: DiscardQuarantined,
  ) {}

  /** List events that could not be counted */
  @Get()
  @Requires("events:read")
  @Header(...EXACT_JSON)
  @Responds(200, quarantinePageSchema, "Events in quarantine, newest first, with the reasons.")
  async list(
    @Query({ schema: quarantineQuery }) query: QuarantineQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<string> {
    return exactJson(mapPage(await this.listQuarantine.execute(caller, query), quarantineToResponse));
  }

  /** Read a quarantined event */
  @Get(":id")
  @Requires("events:read")
  @Header(...EXACT_JSON)
  @Responds(200, quarantineResponse, "The event.")
  async read(
    @Param({ schema: quarantineParam }) { id }: QuarantineParam,
    @CurrentCaller() caller: Caller,
  ): Promise<string> {
    return exactJson(quarantineToResponse(await this.listQuarantine.one(caller, id)));
  }

  /** Try everything in quarantine again */
  @Post("replay")
  @Requires("events:write")
  @Responds(200, replayResponse, "How many count now. At most 5 000 are tried per request.")
  async replayMany(
    @Body({ schema: replayAllBody }) body: ReplayAllBody,
    @CurrentCaller() caller: Caller,
  ): Promise<ReplayResponse> {
    return this.replayAll.execute(caller, body);
  }

  /** Correct a quarantined event and try it again */
  @Post(":id/replay")
  @Requires("events:write")
  @Header(...EXACT_JSON)
  @Responds(
    200,
    quarantineResponse,
    "The event: `replayed` and counted, or still `waiting` with its reasons.",
  )
  async replay(
    @Param({ schema: quarantineParam }) { id }: QuarantineParam,
    @Body({ schema: repairBody }) body: RepairBody,
    @CurrentCaller() caller: Caller,
  ): Promise<string> {
    return exactJson(quarantineToResponse(await this.replayOne.execute(caller, id, body)));
  }

  /** Discard a quarantined event */
  @Post(":id/discard")
  @Requires("events:write")
  @Header(...EXACT_JSON)
  @Responds(200, quarantineResponse, "The event, which will never count.")
  async discard(
    @Param({ schema: quarantineParam }) { id }: QuarantineParam,
    @Body({ schema: discardBody }) { reason }: DiscardBody,
    @CurrentCaller() caller: Caller,
  ): Promise<string> {
    return exactJson(quarantineToResponse(await this.discardQuarantined.execute(caller, id, reason)));
  }
}
