import type { FastifyReply } from "fastify";
import type { AtlasRequest } from "../platform/index.js";

/** One request as the log keeps it: never a body, and of query values only those that cannot be about a person. */
export type LoggedRequest = {
  environmentId: string;
  id: string;
  at: string;
  method: string;
  path: string;
  query: string | null;
  status: number;
  durationMs: number;
  actorKind: "api_key" | "person";
  actorId: string;
  problemCode: string | null;
  problemDetail: string | null;
  replayed: boolean;
  responseBytes: number | null;
  userAgent: string | null;
};

const REQUEST_ID = /^req_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;
const PUBLIC_ID = /^[a-z]{2,5}_[0-7][0-9a-z]{25}$/;
/** Query parameters whose values are ours to choose: numbers, dates, words of closed lists. */
const PLAIN = new Set([
  "limit",
  "order",
  "sort",
  "status",
  "expand",
  "blocked",
  "start",
  "end",
  "from",
  "to",
  "currency",
  "dueFrom",
  "dueTo",
  "issuedFrom",
  "issuedTo",
  "window",
  "method",
  "declineClass",
]);
const MASK = "…";
const LONGEST_PATH = 300;
const LONGEST_QUERY = 500;
const LONGEST_DETAIL = 500;
const LONGEST_AGENT = 80;

/**
 * What the log keeps of an answered request, or null: it keeps what API keys ask, and of people their changes and failures, since
 * a web page that looks for news every few seconds would bury everything else.
 */
export function loggedRequest(request: AtlasRequest, reply: FastifyReply): LoggedRequest | null {
  const { caller } = request;
  const id = REQUEST_ID.exec(request.id)?.[1];
  const [path = "", query] = request.url.split("?", 2);
  if (!caller || id === undefined || !path.startsWith("/v1/")) return null;
  const status = reply.statusCode;
  // Whoever watches the log does not fill it.
  if (path.startsWith("/v1/request-log") && status < 400) return null;
  if (caller.actor.kind === "person") {
    // Without it, the request is about the person or the organisation, and stands in no environment.
    const named = request.headers["atlas-environment"] ?? new URLSearchParams(query).get("environment");
    if (!named) return null;
    if (request.method === "GET" && status < 400) return null;
  }
  const elapsed = Math.round(reply.elapsedTime);
  const bytes = reply.getHeader("content-length");
  return {
    environmentId: caller.environmentId,
    id,
    at: new Date(Date.now() - elapsed).toISOString(),
    method: request.method,
    path: withoutAddresses(path).slice(0, LONGEST_PATH),
    query: query ? masked(query).slice(0, LONGEST_QUERY) : null,
    status,
    durationMs: elapsed,
    actorKind: caller.actor.kind,
    actorId: caller.actor.id,
    problemCode: request.problem?.code ?? null,
    problemDetail: request.problem ? withoutAddresses(request.problem.detail).slice(0, LONGEST_DETAIL) : null,
    replayed: reply.getHeader("idempotency-replayed") === "true",
    responseBytes: bytes === undefined ? null : Number.parseInt(String(bytes), 10),
    userAgent: request.headers["user-agent"]?.slice(0, LONGEST_AGENT) ?? null,
  };
}

// A customer's own id may be an e-mail address, and a problem may repeat it.
const withoutAddresses = (text: string): string => text.replaceAll(/[^/\s"'`]*(?:@|%40)[^/\s"'`]*/gi, MASK);

function masked(query: string): string {
  const parts = [...new URLSearchParams(query)].map(
    ([name, value]) =>
      `${name}=${(PLAIN.has(name) && !value.includes("@")) || PUBLIC_ID.test(value) ? value : MASK}`,
  );
  return parts.join("&");
}
