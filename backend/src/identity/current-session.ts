import { createParamDecorator, SetMetadata, type ExecutionContext } from "@nestjs/common";
import type { AtlasRequest } from "../platform/index.js";
import type { FoundSession } from "./session.repository.js";

export type SessionRequest = AtlasRequest & { session?: FoundSession };

/** The session of a `@ForPeople()` route. */
export const CurrentSession = createParamDecorator((_: unknown, context: ExecutionContext): FoundSession => {
  const { session } = context.switchToHttp().getRequest<SessionRequest>();
  if (!session) throw new Error("@CurrentSession() stands on a route without @ForPeople()");
  return session;
});

export const ORGANISATION_WIDE = "atlas:organisation-wide";
/** The route is about the organisation or the person, so a person need not name an environment. */
export const OrganisationWide = (): MethodDecorator & ClassDecorator => SetMetadata(ORGANISATION_WIDE, true);
