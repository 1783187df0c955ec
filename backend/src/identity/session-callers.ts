import { Injectable } from "@nestjs/common";
import type { FastifyReply } from "fastify";
import { Audit } from "../audit/index.js";
import { Database, publicId, type Caller } from "../platform/index.js";
import { EnvironmentRepository, type Environment } from "./environment.repository.js";
import { identityErrors } from "./identity.errors.js";
import { scopesOfRole } from "./roles.js";
import { hashSecret, newSecret, secretsEqual } from "./secrets.js";
import { SessionCookie } from "./session-cookie.js";
import { SessionRepository, type FoundSession } from "./session.repository.js";

const READS = new Set(["GET", "HEAD", "OPTIONS"]);

export type NamedEnvironment = { id: string | null; isNeeded: boolean };

/** Who stands behind a session cookie. */
@Injectable()
export class SessionCallers {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionRepository,
    private readonly environments: EnvironmentRepository,
    private readonly cookie: SessionCookie,
    private readonly audit: Audit,
  ) {}

  async resolve(
    token: string,
    request: { method: string; csrfToken: string | null },
    environment: NamedEnvironment,
    reply: FastifyReply,
  ): Promise<{ caller: Caller; session: FoundSession }> {
    const tokenHash = hashSecret(token);
    const session = await this.sessions.withToken(this.database.reader, tokenHash);
    if (!session) throw identityErrors("access.session_ended");
    if (session.isReplayed) return this.endStolen(session);
    assertFromOurPage(session, request);
    await this.keepFresh(session, tokenHash, reply);
    const chosen = await this.environmentOf(session, environment);
    return {
      session,
      caller: {
        organisationId: session.organisationId,
        environmentId: chosen.id,
        mode: chosen.mode,
        actor: { kind: "person", id: session.personId },
        role: session.role,
        scopes: scopesOfRole(session.role),
      },
    };
  }

  private async environmentOf(session: FoundSession, named: NamedEnvironment): Promise<Environment> {
    const tx = this.database.reader;
    if (named.id === null) {
      if (named.isNeeded) throw identityErrors("environment.required");
      const oldest = await this.environments.oldest(tx, session.organisationId);
      if (!oldest) throw identityErrors("environment.not_found");
      return oldest;
    }
    const environment = await this.environments.get(tx, named.id);
    if (environment?.organisationId !== session.organisationId) throw identityErrors("environment.not_found");
    return environment;
  }

  // A token is worth an hour. The one before stays good until the browser has sent the new one, since an answer may get lost,
  // and a minute longer for requests already on their way.
  private async keepFresh(session: FoundSession, tokenHash: string, reply: FastifyReply): Promise<void> {
    const tx = this.database.reader;
    if (session.isRotationDue) {
      const next = newSecret();
      if (await this.sessions.rotate(tx, session.id, tokenHash, hashSecret(next)))
        this.cookie.set(reply, next);
      return;
    }
    if (session.isCurrent && !session.tokenConfirmed) await this.sessions.confirmToken(tx, session.id);
    else if (session.isSeenDue) await this.sessions.seen(tx, session.id);
  }

  // A token that was replaced long ago comes back: someone holds a copy, and we cannot know which of the two is the person.
  private async endStolen(session: FoundSession): Promise<never> {
    await this.database.transaction(async (tx) => {
      await this.sessions.end(tx, session.personId, session.id);
      await this.audit.record(tx, {
        environmentId: null,
        organisationId: session.organisationId,
        actor: { kind: "system", id: "identity" },
        action: "session.ended_on_replay",
        subject: { type: "session", id: publicId("ses", session.id) },
        detail: { person: publicId("usr", session.personId) },
      });
    });
    throw identityErrors("access.session_ended");
  }
}

// Browsers attach the cookie to requests that other sites make; they cannot attach this header.
function assertFromOurPage(
  session: FoundSession,
  request: { method: string; csrfToken: string | null },
): void {
  if (READS.has(request.method)) return;
  if (request.csrfToken === null || !secretsEqual(request.csrfToken, session.csrfToken))
    throw identityErrors("access.csrf");
}
