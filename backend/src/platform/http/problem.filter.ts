import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from "@nestjs/common";
import type { FastifyReply } from "fastify";
import { FOREIGN_KEY_VIOLATION, sqlState } from "../database/database.js";
import { AtlasError } from "../errors/atlas-error.js";
import { platformErrors } from "../errors/platform.errors.js";
import { logger } from "../telemetry/logger.js";
import type { AtlasRequest } from "./caller.js";
import { unreadBody } from "./unread-body.js";

/** Renders every error as RFC 9457 problem details with a stable code; nothing of an internal error leaks. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<AtlasRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = toAtlasError(error);
    request.problem = { code: problem.code, detail: problem.message };
    if (problem.family !== "caller") {
      logger.error(
        {
          err: error,
          code: problem.code,
          requestId: request.id,
          method: request.method,
          path: request.url.split("?")[0],
        },
        "request failed",
      );
    }
    await unreadBody(request.raw);
    if (reply.sent || reply.raw.headersSent) return;
    if (problem.retryAfterSeconds !== null) void reply.header("retry-after", problem.retryAfterSeconds);
    if (problem.spec.status === 401) void reply.header("www-authenticate", "Bearer");
    void reply
      .status(problem.spec.status)
      .header("content-type", "application/problem+json")
      .send(problemDetails(problem, request.id));
  }
}

/** The JSON of a problem, as the edge sends it. */
export function problemDetails(problem: AtlasError, requestId: string): Record<string, unknown> {
  return {
    type: `urn:atlas:problem:${problem.code}`,
    title: problem.spec.title,
    status: problem.spec.status,
    detail: problem.message,
    code: problem.code,
    remedy: problem.spec.remedy,
    ...(problem.errors.length > 0 ? { errors: problem.errors } : {}),
    requestId,
  };
}

/** Any thrown value as one of the closed union of errors. */
export function toAtlasError(error: unknown): AtlasError {
  if (error instanceof AtlasError) return error;
  if (isUnavailable(error)) return platformErrors("service.unavailable", { cause: error });
  if (sqlState(error) === FOREIGN_KEY_VIOLATION) return platformErrors("resource.in_use", { cause: error });
  if (isUnstorableText(error)) {
    return platformErrors("request.invalid", {
      detail:
        "A text holds the character U+0000 or half a surrogate pair, which cannot be stored; remove it.",
      cause: error,
    });
  }
  const status = error instanceof HttpException ? error.getStatus() : statusOf(error);
  switch (status) {
    case 400:
      return platformErrors("request.malformed", { detail: messageOf(error) });
    case 404:
      return platformErrors("request.not_found", { detail: messageOf(error) });
    case 413:
      return platformErrors("request.too_large");
    case 415:
      return platformErrors("request.unsupported_media_type");
    case 429:
      return platformErrors("request.too_many");
    default:
      return platformErrors("internal.bug", { detail: "Something went wrong inside Atlas.", cause: error });
  }
}

// JSON can carry what no text column of Postgres takes; which field it was, only the database knows.
function isUnstorableText(error: unknown): boolean {
  const state = sqlState(error);
  if (state === "22021" || state === "22P05") return true;
  const detail = (error as { driverError?: { detail?: unknown } } | null)?.driverError?.detail;
  return state === "22P02" && typeof detail === "string" && detail.startsWith("Unicode ");
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : "");

// Fastify's own errors (body parser, limits) carry statusCode.
function statusOf(error: unknown): number {
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === "number" ? status : 500;
}

function isUnavailable(error: unknown): boolean {
  const state = sqlState(error);
  if (state !== null) return state.startsWith("08") || state.startsWith("57P") || state === "53300";
  const code =
    (error as { code?: unknown; driverError?: { code?: unknown } } | null)?.code ??
    (error as { driverError?: { code?: unknown } } | null)?.driverError?.code;
  if (code === "ECONNREFUSED" || code === "ECONNRESET" || code === "ETIMEDOUT") return true;
  return /Connection terminated|timeout exceeded when trying to connect/.test(messageOf(error));
}
