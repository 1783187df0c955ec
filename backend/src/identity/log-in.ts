import { Injectable } from "@nestjs/common";
import { Audit } from "../audit/index.js";
import { Database, newId, publicId } from "../platform/index.js";
import { AttemptLimits } from "./attempt-limits.js";
import { identityErrors } from "./identity.errors.js";
import { OrganisationRepository } from "./organisation.repository.js";
import { verifyPassword } from "./passwords.js";
import { PersonRepository } from "./person.repository.js";
import { hashSecret, newSecret } from "./secrets.js";
import { SessionRepository, type Session } from "./session.repository.js";

export type Credentials = { email: string; password: string; ip: string; userAgent: string | null };

/** Opens a session. The answer is the same, in words and in time, for a wrong password and an unknown account. */
@Injectable()
export class LogIn {
  constructor(
    private readonly database: Database,
    private readonly limits: AttemptLimits,
    private readonly people: PersonRepository,
    private readonly organisations: OrganisationRepository,
    private readonly sessions: SessionRepository,
    private readonly audit: Audit,
  ) {}

  async execute(credentials: Credentials): Promise<{ token: string; session: Session }> {
    const { email, ip } = credentials;
    await this.limits.take("sign_in", email, ip);
    const person = await this.people.withEmail(this.database.reader, email);
    const isRight = await verifyPassword(person?.passwordHash ?? null, credentials.password);
    if (!person || !isRight) throw identityErrors("session.wrong_credentials");
    const organisation = (await this.organisations.ofPerson(this.database.reader, person.id))[0];
    if (!organisation) throw identityErrors("session.wrong_credentials");

    const token = newSecret();
    const opened = {
      id: newId(),
      organisationId: organisation.id,
      personId: person.id,
      tokenHash: hashSecret(token),
      csrfToken: newSecret(),
      userAgent: credentials.userAgent?.slice(0, 300) ?? null,
      ip,
    };
    const session = await this.database.transaction(async (tx) => {
      await this.limits.succeeded(tx, "sign_in", email, ip);
      await this.sessions.insert(tx, opened);
      await this.sessions.prune(tx);
      await this.audit.record(tx, {
        environmentId: null,
        organisationId: organisation.id,
        actor: { kind: "person", id: person.id },
        action: "session.started",
        subject: { type: "session", id: publicId("ses", opened.id) },
      });
      return this.sessions.withToken(tx, opened.tokenHash);
    });
    // Removed from the organisation in this very moment.
    if (!session) throw identityErrors("session.wrong_credentials");
    return { token, session };
  }
}
