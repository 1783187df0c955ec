import { Injectable, type CanActivate, type ExecutionContext } from "@nestjs/common";
import { Reflector } from "@nestjs/core";
import type { FastifyReply } from "fastify";
import {
  OPENED_BY_BROWSER,
  PEOPLE_ONLY,
  PUBLIC_ROUTE,
  REQUIRED_SCOPE,
  type Caller,
  type Scope,
} from "../platform/index.js";
import { ApiKeyCallers } from "./api-key-callers.js";
import { ORGANISATION_WIDE, type SessionRequest } from "./current-session.js";
import { namedEnvironment } from "./named-environment.js";
import { identityErrors } from "./identity.errors.js";
import { SessionCallers, type NamedEnvironment } from "./session-callers.js";
import { SessionCookie } from "./session-cookie.js";

const BEARER = /^Bearer ([\x21-\x7e]{1,200})$/i;

/** Stands before every route: finds out who asks and for which environment, and whether they may. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly apiKeys: ApiKeyCallers,
    private readonly sessions: SessionCallers,
    private readonly cookie: SessionCookie,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== "http" || this.declared<boolean>(context, PUBLIC_ROUTE)) return true;
    const scope = this.declared<Scope>(context, REQUIRED_SCOPE);
    const isForPeople = this.declared<boolean>(context, PEOPLE_ONLY) ?? false;
    if (scope === undefined && !isForPeople) throw identityErrors("access.not_declared");

    const request = context.switchToHttp().getRequest<SessionRequest>();
    const isOrganisationWide = this.declared<boolean>(context, ORGANISATION_WIDE) ?? false;
    const caller = await this.identify(request, context.switchToHttp().getResponse<FastifyReply>(), {
      id: namedEnvironment(request, this.declared<boolean>(context, OPENED_BY_BROWSER) ?? false),
      isNeeded: !isOrganisationWide,
    });
    // Also when it is refused below: the request log says whose it was.
    request.caller = caller;
    if (isForPeople && caller.actor.kind !== "person") throw identityErrors("access.people_only");
    if (scope !== undefined && !caller.scopes.includes(scope)) {
      throw identityErrors("access.scope_missing", { detail: `This needs the scope ${scope}.` });
    }
    return true;
  }

  private async identify(
    request: SessionRequest,
    reply: FastifyReply,
    environment: NamedEnvironment,
  ): Promise<Caller> {
    const { authorization } = request.headers;
    if (authorization !== undefined) {
      const token = BEARER.exec(authorization)?.[1];
      if (token === undefined) throw identityErrors("access.key_unknown");
      return this.apiKeys.resolve(token, environment.id);
    }
    const token = this.cookie.read(request);
    if (token === null) throw identityErrors("access.credentials_missing");
    const { caller, session } = await this.sessions.resolve(
      token,
      { method: request.method, csrfToken: single(request.headers["x-csrf-token"]) },
      environment,
      reply,
    );
    request.session = session;
    return caller;
  }

  private declared<T>(context: ExecutionContext, key: string): T | undefined {
    return this.reflector.getAllAndOverride<T | undefined>(key, [context.getHandler(), context.getClass()]);
  }
}

const single = (header: string | string[] | undefined): string | null =>
  typeof header === "string" ? header : null;
