import { Body, Controller, Get, Header, Param, Post, Query, Req } from "@nestjs/common";
import { ApiBody, ApiConsumes, ApiTags } from "@nestjs/swagger";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { CurrentCaller, Requires, Responds, WithoutReplay, type Caller } from "../platform/index.js";
import { counted, eventResultsSchema, type EventResults } from "./event-result.js";
import {
  amendBody,
  eventBody,
  eventDetailResponse,
  eventListQuery,
  eventPageSchema,
  eventParam,
  ingestQuery,
  sourceQuery,
  voidBody,
  type AmendBody,
  type EventListQuery,
  type IngestQuery,
  type VoidBody,
} from "./event.schemas.js";
import { EXACT_JSON, exactJson } from "./exact-json.js";
import { IngestEvents } from "./ingest-events.js";
import { eventContentTypes, MAX_EVENTS, readEvents } from "./intake/read-events.js";
import { ListEvents } from "./list-events.js";
import { ReadEvent } from "./read-event.js";
import { ReviseEvent } from "./revise-event.js";

type EventParam = z.infer<typeof eventParam>;
type SourceQuery = z.infer<typeof sourceQuery>;
type BodySchema = Extract<Parameters<typeof ApiBody>[0], { schema: unknown }>["schema"];

const { $schema: _, ...sentEvents } = z.toJSONSchema(
  z.union([eventBody, z.array(eventBody).max(MAX_EVENTS)]),
  { io: "input" },
);

@ApiTags("Events")
@Controller("v1/events")
export class EventController {
  constructor(
    private readonly ingestEvents: IngestEvents,
    private readonly listEvents: ListEvents,
    private readonly readEvent: ReadEvent,
    private readonly reviseEvent: ReviseEvent,
  ) {}

  /** Send usage events: one, an array, NDJSON, or CloudEvents */
  @Post()
  @Requires("events:write")
  @WithoutReplay()
  @ApiConsumes(...eventContentTypes)
  @ApiBody({
    schema: sentEvents as BodySchema,
    description: "One event or up to 10 000; in NDJSON one per line; CloudEvents 1.0 single or batch.",
  })
  @Responds(200, eventResultsSchema, "What became of each event. Sending a request again changes nothing.")
  async ingest(
    @Req() request: FastifyRequest,
    @Query({ schema: ingestQuery }) query: IngestQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<EventResults> {
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const judged = readEvents(body, request.headers);
    return counted(await this.ingestEvents.execute(caller.environmentId, judged, query.backfill ?? null));
  }

  /** List events */
  @Get()
  @Requires("events:read")
  @Header(...EXACT_JSON)
  @Responds(
    200,
    eventPageSchema,
    "Accepted events, newest first: of one customer by their time, else by receipt.",
  )
  async list(
    @Query({ schema: eventListQuery }) query: EventListQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<string> {
    return exactJson(await this.listEvents.execute(caller, query));
  }

  /** Read an event with its history */
  @Get(":id")
  @Requires("events:read")
  @Header(...EXACT_JSON)
  @Responds(200, eventDetailResponse, "The event as it counts now, and everything that happened to it.")
  async read(
    @Param({ schema: eventParam }) { id }: EventParam,
    @Query({ schema: sourceQuery }) { source }: SourceQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<string> {
    return exactJson(await this.readEvent.execute(caller, source, id));
  }

  /** Amend an event */
  @Post(":id/amend")
  @Requires("events:write")
  @Header(...EXACT_JSON)
  @Responds(
    200,
    eventDetailResponse,
    "The event as it counts from now on. If its period is closed, the next invoice corrects it.",
  )
  async amend(
    @Param({ schema: eventParam }) { id }: EventParam,
    @Query({ schema: sourceQuery }) { source }: SourceQuery,
    @Body({ schema: amendBody }) body: AmendBody,
    @CurrentCaller() caller: Caller,
  ): Promise<string> {
    await this.reviseEvent.amend(caller, source, id, body);
    return exactJson(await this.readEvent.execute(caller, source, id));
  }

  /** Void an event */
  @Post(":id/void")
  @Requires("events:write")
  @Header(...EXACT_JSON)
  @Responds(
    200,
    eventDetailResponse,
    "The event, which no longer counts. If its period is closed, the next invoice corrects it.",
  )
  async void(
    @Param({ schema: eventParam }) { id }: EventParam,
    @Query({ schema: sourceQuery }) { source }: SourceQuery,
    @Body({ schema: voidBody }) body: VoidBody,
    @CurrentCaller() caller: Caller,
  ): Promise<string> {
    await this.reviseEvent.void(caller, source, id, body);
    return exactJson(await this.readEvent.execute(caller, source, id));
  }
}
