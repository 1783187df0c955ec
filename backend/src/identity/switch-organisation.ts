import { Injectable } from "@nestjs/common";
import { Database } from "../platform/index.js";
import { identityErrors } from "./identity.errors.js";
import { MemberRepository } from "./member.repository.js";
import { SessionRepository, type Session } from "./session.repository.js";

/** Lets a session work in another organisation that the person belongs to. */
@Injectable()
export class SwitchOrganisation {
  constructor(
    private readonly database: Database,
    private readonly members: MemberRepository,
    private readonly sessions: SessionRepository,
  ) {}

  async execute(session: Session, organisationId: string): Promise<Session> {
    await this.database.transaction(async (tx) => {
      const member = await this.members.get(tx, organisationId, session.personId);
      if (!member) throw identityErrors("organisation.not_found");
      await this.sessions.switchOrganisation(tx, session.id, organisationId);
    });
    return { ...session, organisationId };
  }
}
