import { Injectable } from "@nestjs/common";
import { Audit } from "../audit/index.js";
import { Database, newId, publicId, type Tx } from "../platform/index.js";
import { AttemptLimits } from "./attempt-limits.js";
import { identityErrors } from "./identity.errors.js";
import { InvitationRepository, type Invitation } from "./invitation.repository.js";
import { MemberRepository, type Member } from "./member.repository.js";
import { hashPassword, verifyPassword } from "./passwords.js";
import { PersonRepository, type Person } from "./person.repository.js";
import { hashSecret } from "./secrets.js";

export type Acceptance = { token: string; name?: string | undefined; password: string; ip: string };

/** Makes a member of whoever holds the link, once. Who has an account proves it by its password; who has none sets one. */
@Injectable()
export class AcceptInvitation {
  constructor(
    private readonly database: Database,
    private readonly invitations: InvitationRepository,
    private readonly people: PersonRepository,
    private readonly members: MemberRepository,
    private readonly limits: AttemptLimits,
    private readonly audit: Audit,
  ) {}

  async execute(acceptance: Acceptance): Promise<Member> {
    return this.database.transaction(async (tx) => {
      const invitation = await this.invitations.openWithToken(tx, hashSecret(acceptance.token));
      if (!invitation) throw identityErrors("invitation.invalid");
      const { organisationId, id, email, role } = invitation;
      const person = await this.people.withEmail(tx, email);
      const personId = person
        ? await this.proven(tx, person, acceptance)
        : await this.created(tx, invitation, acceptance);
      await this.members.insert(tx, organisationId, personId, role);
      await this.invitations.accept(tx, organisationId, id);
      await this.audit.record(tx, {
        environmentId: null,
        organisationId,
        actor: { kind: "person", id: personId },
        action: "invitation.accepted",
        subject: { type: "invitation", id: publicId("ivt", id) },
        detail: { role },
      });
      const member = await this.members.get(tx, organisationId, personId);
      if (!member) throw identityErrors("member.not_found");
      return member;
    });
  }

  // The link alone must not do: whoever reads one organisation's mails would otherwise get at an account of another.
  private async proven(tx: Tx, person: Person, { password, ip }: Acceptance): Promise<string> {
    await this.limits.take("sign_in", person.email, ip);
    if (!(await verifyPassword(person.passwordHash, password)))
      throw identityErrors("password.wrong", {
        errors: [{ field: "password", code: "wrong", message: "This is not your account's password." }],
      });
    await this.limits.succeeded(tx, "sign_in", person.email, ip);
    return person.id;
  }

  private async created(tx: Tx, { email }: Invitation, { name, password }: Acceptance): Promise<string> {
    const person = {
      id: newId(),
      email,
      name: name ?? email.split("@")[0] ?? email,
      passwordHash: await hashPassword(password),
    };
    await this.people.insert(tx, person);
    return person.id;
  }
}
