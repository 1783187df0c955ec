import { createParamDecorator, type ExecutionContext } from "@nestjs/common";
import type { FastifyReply } from "fastify";
import { platformErrors } from "../errors/platform.errors.js";
import type { AtlasRequest } from "./caller.js";

/** `"7"` → 7; absent or `*` → null, which means "whatever the version". */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number | null => {
  const header = context.switchToHttp().getRequest<AtlasRequest>().headers["if-match"];
  if (header === undefined || header === "*") return null;
  const match = /^(?:W\/)?"(\d{1,9})"$/.exec(header);
  if (!match) {
    throw platformErrors("request.invalid", {
      errors: [
        {
          field: "header.if-match",
          code: "invalid",
          message: 'Give the ETag as you got it, for example "3".',
        },
      ],
    });
  }
  return Number(match[1]);
});

export function setEtag(reply: FastifyReply, version: number): void {
  void reply.header("etag", `"${version}"`);
}

/** Throws `request.stale_version` when the caller named a version that is not the row's. */
export function assertVersion(expected: number | null, actual: number): void {
  if (expected === null || expected === actual) return;
  throw platformErrors("request.stale_version", {
    detail: `You hold version ${expected}; it is at version ${actual} now.`,
    errors: [
      { field: "header.if-match", code: "stale", message: `Read it again and give the ETag "${actual}".` },
    ],
  });
}
