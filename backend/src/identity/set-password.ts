import { Injectable } from "@nestjs/common";
import { Audit } from "../audit/index.js";
import { newId, publicId, type Tx } from "../platform/index.js";
import { IdentityMails } from "./identity-mails.js";
import { OrganisationRepository } from "./organisation.repository.js";
import { PasswordResetRepository } from "./password-reset.repository.js";
import { PersonRepository } from "./person.repository.js";
import { SessionRepository } from "./session.repository.js";

/** Gives a person a new password: every other session and every open reset link ends, and a mail tells of it. */
@Injectable()
export class SetPassword {
  constructor(
    private readonly people: PersonRepository,
    private readonly organisations: OrganisationRepository,
    private readonly sessions: SessionRepository,
    private readonly resets: PasswordResetRepository,
    private readonly mails: IdentityMails,
    private readonly audit: Audit,
  ) {}

  /** `keepSessionId`: the session that may go on, or null. */
  async execute(
    tx: Tx,
    change: { personId: string; passwordHash: string; keepSessionId: string | null },
  ): Promise<void> {
    const { personId } = change;
    const person = await this.people.get(tx, personId);
    const memberships = await this.organisations.ofPerson(tx, personId);
    await this.people.setPassword(tx, personId, change.passwordHash);
    await this.sessions.endOthers(tx, personId, change.keepSessionId);
    await this.resets.voidAll(tx, personId);
    for (const { id } of memberships) {
      await this.audit.record(tx, {
        environmentId: null,
        organisationId: id,
        actor: { kind: "person", id: personId },
        action: "password.changed",
        subject: { type: "person", id: publicId("usr", personId) },
      });
    }
    const home = memberships[0];
    if (person && home) {
      await this.mails.passwordChanged(tx, {
        id: newId(),
        organisationId: home.id,
        email: person.email,
        name: person.name,
      });
    }
  }
}
