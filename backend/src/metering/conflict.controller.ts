import { Body, Controller, Get, Header, Param, Post, Query } from "@nestjs/common";
import { ApiTags } from "@nestjs/swagger";
import type { z } from "zod";
import { CurrentCaller, Requires, Responds, type Caller } from "../platform/index.js";
import {
  conflictPageSchema,
  conflictParam,
  conflictQuery,
  conflictResponse,
  settleBody,
  type ConflictQuery,
  type SettleBody,
} from "./conflict.schemas.js";
import { EXACT_JSON, exactJson } from "./exact-json.js";
import { ReadConflicts } from "./read-conflicts.js";
import { SettleConflict } from "./settle-conflict.js";

type ConflictParam = z.infer<typeof conflictParam>;

@ApiTags("Conflicts")
@Controller("v1/conflicts")
export class ConflictController {
  constructor(
    private readonly readConflicts: ReadConflicts,
    private readonly settleConflict: SettleConflict,
  ) {}

  /** List ids that were used for two different events */
  @Get()
  @Requires("events:read")
  @Header(...EXACT_JSON)
  @Responds(200, conflictPageSchema, "Conflicts, newest first, with both payloads.")
  async list(
    @Query({ schema: conflictQuery }) query: ConflictQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<string> {
    return exactJson(await this.readConflicts.list(caller, query));
  }

  /** Read a conflict */
  @Get(":id")
  @Requires("events:read")
  @Header(...EXACT_JSON)
  @Responds(200, conflictResponse, "The conflict.")
  async read(
    @Param({ schema: conflictParam }) { id }: ConflictParam,
    @CurrentCaller() caller: Caller,
  ): Promise<string> {
    return exactJson(await this.readConflicts.one(caller, id));
  }

  /** Settle a conflict */
  @Post(":id/settle")
  @Requires("events:write")
  @Header(...EXACT_JSON)
  @Responds(200, conflictResponse, "The conflict as it was settled.")
  async settle(
    @Param({ schema: conflictParam }) { id }: ConflictParam,
    @Body({ schema: settleBody }) body: SettleBody,
    @CurrentCaller() caller: Caller,
  ): Promise<string> {
    await this.settleConflict.execute(caller, id, body);
    return exactJson(await this.readConflicts.one(caller, id));
  }
}
