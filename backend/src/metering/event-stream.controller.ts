import { Controller, Get, Req, Res } from "@nestjs/common";
import { ApiProduces, ApiTags } from "@nestjs/swagger";
import type { FastifyReply, FastifyRequest } from "fastify";
import {
  CurrentCaller,
  OpenedByBrowser,
  platformErrors,
  Requires,
  Responds,
  type Caller,
} from "../platform/index.js";
import { EventTail, type TailTurn } from "./event-tail.js";
import { exactJson } from "./exact-json.js";

const HEARTBEAT_MS = 15_000;
const MOST_WATCHERS = 200;
/** A reader that lets more than this pile up is not reading; it is cut off and may come back. */
const MOST_UNREAD_BYTES = 1_048_576;

@ApiTags("Events")
@Controller("v1/events")
export class EventStreamController {
  constructor(private readonly tail: EventTail) {}

  /** Watch events as they come (server-sent events) */
  @Get("stream")
  @Requires("events:read")
  @OpenedByBrowser()
  @ApiProduces("text/event-stream")
  @Responds(
    200,
    null,
    "`event: usage` with an event as data; `event: skipped` when more came than are shown; a comment every 15 s.",
  )
  stream(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @CurrentCaller() { environmentId }: Caller,
  ): void {
    if (this.tail.watchers >= MOST_WATCHERS) {
      throw platformErrors("request.too_many", { detail: `${MOST_WATCHERS} streams are open already.` });
    }
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store",
      "x-accel-buffering": "no",
    });
    const write = (text: string): void => {
      if (raw.destroyed) return;
      if (raw.writableLength > MOST_UNREAD_BYTES) raw.destroy();
      else raw.write(text);
    };
    const watching = this.tail.watch(environmentId, (turn) => {
      write(asText(turn));
    });
    // The answer begins with it: who has it and then sends an event sees that come.
    void watching.begun.then(() => write(": watching\n\n"));
    const heartbeat = setInterval(() => {
      write(": still watching\n\n");
    }, HEARTBEAT_MS);
    raw.on("close", () => {
      clearInterval(heartbeat);
      watching.end();
    });
    request.raw.on("error", () => raw.destroy());
  }
}

function asText({ events, hasMore }: TailTurn): string {
  const lines = events.map((event) => `event: usage\ndata: ${exactJson(event)}\n\n`);
  return `${hasMore ? "event: skipped\ndata: {}\n\n" : ""}${lines.join("")}`;
}
