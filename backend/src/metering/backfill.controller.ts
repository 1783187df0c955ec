import { Body, Controller, Get, Param, Post, Query } from "@nestjs/common";
import { ApiTags } from "@nestjs/swagger";
import type { z } from "zod";
import {
  CurrentCaller,
  Database,
  pageQuery,
  publicId,
  readIdCursor,
  Requires,
  Responds,
  toPage,
  type Caller,
  type Page,
  type PageQuery,
} from "../platform/index.js";
import { BackfillRepository, type Backfill } from "./backfill.repository.js";
import {
  backfillBody,
  backfillPageSchema,
  backfillParam,
  backfillResponse,
  type BackfillBody,
  type BackfillResponse,
} from "./backfill.schemas.js";
import { ChangeBackfill } from "./change-backfill.js";
import { meteringErrors } from "./metering.errors.js";

type BackfillParam = z.infer<typeof backfillParam>;

@ApiTags("Backfills")
@Controller("v1/backfills")
export class BackfillController {
  constructor(
    private readonly database: Database,
    private readonly backfills: BackfillRepository,
    private readonly changeBackfill: ChangeBackfill,
  ) {}

  /** Open a backfill */
  @Post()
  @Requires("events:write")
  @Responds(201, backfillResponse, "The backfill. Events sent with its id may be of any age.")
  async open(
    @Body({ schema: backfillBody }) { name }: BackfillBody,
    @CurrentCaller() caller: Caller,
  ): Promise<BackfillResponse> {
    return this.present(await this.changeBackfill.open(caller, name));
  }

  /** List backfills */
  @Get()
  @Requires("events:read")
  @Responds(200, backfillPageSchema, "Backfills, newest first.")
  async list(
    @Query({ schema: pageQuery }) { cursor, limit }: PageQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<Page<BackfillResponse>> {
    const found = await this.backfills.list(
      this.database.reader,
      caller.environmentId,
      readIdCursor(cursor),
      limit,
    );
    const page = toPage(found, limit, (backfill) => [backfill.id]);
    return { ...page, data: await Promise.all(page.data.map((backfill) => this.present(backfill))) };
  }

  /** Read a backfill */
  @Get(":id")
  @Requires("events:read")
  @Responds(200, backfillResponse, "The backfill.")
  async read(
    @Param({ schema: backfillParam }) { id }: BackfillParam,
    @CurrentCaller() caller: Caller,
  ): Promise<BackfillResponse> {
    const backfill = await this.backfills.get(this.database.reader, caller.environmentId, id);
    if (!backfill)
      throw meteringErrors("backfill.not_found", {
        detail: `No ${publicId("bkf", id)} in this environment.`,
      });
    return this.present(backfill);
  }

  /** Close a backfill */
  @Post(":id/close")
  @Requires("events:write")
  @Responds(200, backfillResponse, "The backfill, which takes no more events.")
  async close(
    @Param({ schema: backfillParam }) { id }: BackfillParam,
    @CurrentCaller() caller: Caller,
  ): Promise<BackfillResponse> {
    return this.present(await this.changeBackfill.close(caller, id));
  }

  /** Take all events of a backfill back */
  @Post(":id/revert")
  @Requires("events:write")
  @Responds(200, backfillResponse, "The backfill, none of whose events count; their ids are free again.")
  async revert(
    @Param({ schema: backfillParam }) { id }: BackfillParam,
    @CurrentCaller() caller: Caller,
  ): Promise<BackfillResponse> {
    return this.present(await this.changeBackfill.revert(caller, id));
  }

  private async present({
    environmentId,
    id,
    name,
    status,
    createdAt,
    closedAt,
    revertedAt,
  }: Backfill): Promise<BackfillResponse> {
    const events = await this.backfills.eventCount(this.database.reader, environmentId, id);
    return { id: publicId("bkf", id), name, status, events, createdAt, closedAt, revertedAt };
  }
}
