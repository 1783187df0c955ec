import { Injectable } from "@nestjs/common";
import { Database, type Scope } from "../platform/index.js";
import { identityErrors } from "./identity.errors.js";
import { OrganisationRepository } from "./organisation.repository.js";
import { PersonRepository } from "./person.repository.js";
import { scopesOfRole, type Role } from "./roles.js";
import type { Session } from "./session.repository.js";

type Membership = { id: string; name: string; role: Role };
export type SessionView = {
  sessionId: string;
  person: { id: string; email: string; name: string };
  organisation: Membership;
  organisations: Membership[];
  scopes: readonly Scope[];
  csrfToken: string;
  expiresAt: string;
};

/** What the page needs to know of who is signed in. */
@Injectable()
export class DescribeSession {
  constructor(
    private readonly database: Database,
    private readonly people: PersonRepository,
    private readonly organisations: OrganisationRepository,
  ) {}

  async execute(session: Session): Promise<SessionView> {
    const tx = this.database.reader;
    const person = await this.people.get(tx, session.personId);
    const memberships = (await this.organisations.ofPerson(tx, session.personId)).map(
      ({ id, name, role }) => ({ id, name, role }),
    );
    const organisation = memberships.find(({ id }) => id === session.organisationId);
    // Removed from the organisation between the guard and here.
    if (!person || !organisation) throw identityErrors("access.session_ended");
    return {
      sessionId: session.id,
      person: { id: person.id, email: person.email, name: person.name },
      organisation,
      organisations: memberships,
      scopes: scopesOfRole(organisation.role),
      csrfToken: session.csrfToken,
      expiresAt: session.expiresAt,
    };
  }
}
