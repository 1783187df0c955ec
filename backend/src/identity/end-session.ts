import { Injectable } from "@nestjs/common";
import { Audit } from "../audit/index.js";
import { Database, publicId, type Caller } from "../platform/index.js";
import { identityErrors } from "./identity.errors.js";
import { SessionRepository } from "./session.repository.js";

/** Ends one of the caller's own sessions: this one, or one that was left open elsewhere. */
@Injectable()
export class EndSession {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionRepository,
    private readonly audit: Audit,
  ) {}

  async execute(caller: Caller, sessionId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      if (!(await this.sessions.end(tx, caller.actor.id, sessionId)))
        throw identityErrors("session.not_found");
      await this.audit.record(tx, {
        environmentId: null,
        organisationId: caller.organisationId,
        actor: caller.actor,
        action: "session.ended",
        subject: { type: "session", id: publicId("ses", sessionId) },
      });
    });
  }
}
