import type { NestFastifyApplication } from "@nestjs/platform-fastify";
import type { FastifyRequest } from "fastify";
import { platformErrors } from "../platform/index.js";
import { eventContentTypes } from "./intake/read-events.js";
import { readJson } from "./intake/read-json.js";
import { meteringErrors } from "./metering.errors.js";

const INGEST = "/v1/events";
/** Routes whose bodies hold event properties, usage to rate or parameters of prices: their numbers keep their digits. */
const EXACT =
  /^\/v1\/(?:(?:events|quarantine|rules|plan-versions)\/|plans(?:\/|$)|customers\/[^/]+\/price-overrides\/)/;

type Done = (error: Error | null, body?: unknown) => void;

/**
 * How bodies with events in them are read. POST /v1/events gets its bytes: it parses them itself, since JSON.parse alone
 * would round long numbers. Every other route keeps the framework's parser. Call before `app.init()`.
 */
export function readEventBodies(app: NestFastifyApplication): void {
  const instance = app.getHttpAdapter().getInstance();
  const { bodyLimit } = instance.initialConfig;
  const limit = bodyLimit === undefined ? {} : { bodyLimit };
  const parseJson = instance.getDefaultJsonParser("error", "error");
  const parse = (request: FastifyRequest, body: Buffer, done: Done): void => {
    const path = request.url.split("?", 1)[0]!;
    if (path === INGEST) done(null, body);
    else if (EXACT.test(path)) exact(path, body, done);
    else void parseJson(request, body.toString("utf8"), done);
  };
  for (const type of eventContentTypes) {
    app.useBodyParser(type, limit, (request: FastifyRequest, body: Buffer, done: Done) => {
      parse(request, body, done);
    });
  }
}

function exact(path: string, body: Buffer, done: Done): void {
  try {
    done(null, readJson(body.toString("utf8")));
  } catch {
    done(path.startsWith(INGEST) ? meteringErrors("events.malformed") : platformErrors("request.malformed"));
  }
}
