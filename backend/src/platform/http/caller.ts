import { createParamDecorator, SetMetadata, type ExecutionContext } from "@nestjs/common";
import { ApiBearerAuth, ApiQuery } from "@nestjs/swagger";
import { applyDecorators } from "@nestjs/common";
import type { FastifyRequest } from "fastify";

const nouns = [
  "events",
  "usage",
  "catalog",
  "customers",
  "subscriptions",
  "invoices",
  "payments",
  "collections",
  "billing",
  "clock",
  "settings",
  "members",
  "keys",
  "mails",
  "environments",
  "ledger",
  "audit",
] as const;
export type Scope = `${(typeof nouns)[number]}:${"read" | "write"}`;
export const scopes: readonly Scope[] = nouns.flatMap((noun) => [`${noun}:read`, `${noun}:write`] as const);

export type Role = "owner" | "product" | "finance" | "engineer" | "viewer";
export type Actor = { kind: "api_key" | "person"; id: string };

/** Who asks, and for which environment: put on the request by identity's guard. */
export type Caller = {
  organisationId: string;
  environmentId: string;
  mode: "live" | "test";
  actor: Actor;
  role: Role | null;
  scopes: readonly Scope[];
};

export type AtlasRequest = FastifyRequest & {
  caller?: Caller;
  /** What it was answered with when it failed. */
  problem?: { code: string; detail: string };
};

export const REQUIRED_SCOPE = "atlas:required-scope";
export const PUBLIC_ROUTE = "atlas:public-route";
export const PEOPLE_ONLY = "atlas:people-only";

/** The scope that a caller needs. Every route has this or `@Public()`; a route with neither is refused. */
export const Requires = (scope: Scope): MethodDecorator & ClassDecorator =>
  applyDecorators(SetMetadata(REQUIRED_SCOPE, scope), ApiBearerAuth());
/** No caller needed. */
export const Public = (): MethodDecorator & ClassDecorator => SetMetadata(PUBLIC_ROUTE, true);
/** Only for a person with a session, never for an API key. */
export const ForPeople = (): MethodDecorator & ClassDecorator => SetMetadata(PEOPLE_ONLY, true);

export const OPENED_BY_BROWSER = "atlas:opened-by-browser";
/**
 * A browser opens this address by itself (a download, an EventSource) and cannot set headers for it: the query parameter
 * `environment` may stand for the header `Atlas-Environment`. For GET routes alone: what changes something takes headers.
 */
export const OpenedByBrowser = (): MethodDecorator =>
  applyDecorators(
    SetMetadata(OPENED_BY_BROWSER, true),
    ApiQuery({
      name: "environment",
      required: false,
      description:
        "In place of the header `Atlas-Environment`, for addresses that a browser opens by itself.",
      schema: { type: "string", pattern: "^env_[0-7][0-9a-hjkmnp-tv-z]{25}$" },
    }),
  );

export const CurrentCaller = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const { caller } = context.switchToHttp().getRequest<AtlasRequest>();
  if (!caller) throw new Error("@CurrentCaller() stands on a public route");
  return caller;
});
