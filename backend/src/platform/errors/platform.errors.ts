import { defineErrors } from "./atlas-error.js";

export const platformErrors = defineErrors({
  "request.invalid": {
    status: 422,
    title: "The request is not valid",
    remedy: "Correct the fields listed in errors and send it again.",
  },
  "request.malformed": {
    status: 400,
    title: "The body cannot be parsed",
    remedy: "Send valid JSON with the content type application/json.",
  },
  "request.too_large": {
    status: 413,
    title: "The body is too large",
    remedy: "Send less at once; split it into several requests.",
  },
  "request.unsupported_media_type": {
    status: 415,
    title: "The content type is not supported",
    remedy: "Send application/json.",
  },
  "request.not_found": {
    status: 404,
    title: "There is nothing at this address",
    remedy: "See /docs for the routes.",
  },
  "request.too_many": {
    status: 429,
    title: "Too many requests",
    remedy: "Wait as long as Retry-After says, then try again.",
  },
  "request.stale_version": {
    status: 412,
    title: "It was changed meanwhile",
    remedy: "Read it again, then repeat the change with the new ETag in If-Match.",
  },
  "idempotency.key_reused": {
    status: 422,
    title: "The Idempotency-Key was used with another request",
    remedy: "Use a new key for a new request; repeat a request only with the same body.",
  },
  "idempotency.in_progress": {
    status: 409,
    title: "The first request with this Idempotency-Key is still running",
    remedy: "Wait a moment and repeat it.",
  },
  "idempotency.answer_lost": {
    status: 409,
    title: "The first request with this Idempotency-Key was carried out, but its answer was lost",
    remedy: "Read what it should have made; use a new key only if you want it done again.",
  },
  "state.not_allowed": {
    status: 409,
    title: "Its state does not allow this",
    remedy: "Read it again and see its status.",
  },
  "resource.in_use": {
    status: 409,
    title: "It is in use",
    remedy: "Remove what uses it first, or archive it instead.",
  },
  "service.unavailable": {
    status: 503,
    title: "A server that Atlas needs does not answer",
    remedy: "Try again in a moment; see /readyz.",
  },
  "internal.bug": {
    status: 500,
    title: "Something went wrong inside Atlas",
    remedy: "Try again; if it stays, report the request id.",
  },
});
