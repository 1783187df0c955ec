import { Injectable } from "@nestjs/common";
import { Audit } from "../audit/index.js";
import { Database, newId, publicId, type Caller } from "../platform/index.js";
import { IdentityMails } from "./identity-mails.js";
import { identityErrors } from "./identity.errors.js";
import { InvitationRepository, type Invitation } from "./invitation.repository.js";
import { MemberRepository } from "./member.repository.js";
import { OrganisationRepository } from "./organisation.repository.js";
import { OwnerRule } from "./owner-rule.js";
import type { Role } from "./roles.js";
import { hashSecret, newSecret } from "./secrets.js";

/** Mails an invitation. A second one to the same address takes the place of the first. */
@Injectable()
export class InviteMember {
  constructor(
    private readonly database: Database,
    private readonly invitations: InvitationRepository,
    private readonly members: MemberRepository,
    private readonly organisations: OrganisationRepository,
    private readonly owners: OwnerRule,
    private readonly mails: IdentityMails,
    private readonly audit: Audit,
  ) {}

  async execute(caller: Caller, input: { email: string; role: Role }): Promise<Invitation> {
    const { organisationId, actor } = caller;
    const { email, role } = input;
    return this.database.transaction(async (tx) => {
      // Two invitations to one address at once would both find none standing.
      await this.owners.lock(tx, organisationId);
      if (await this.members.withEmail(tx, organisationId, email))
        throw identityErrors("invitation.already_member", {
          errors: [{ field: "email", code: "member", message: "A member has this address already." }],
        });
      const organisation = await this.organisations.get(tx, organisationId);
      const inviter = await this.members.get(tx, organisationId, actor.id);
      if (!organisation || !inviter) throw identityErrors("member.not_found");

      const token = newSecret();
      const id = newId();
      await this.invitations.revokeOpenOf(tx, organisationId, email);
      await this.invitations.insert(tx, {
        id,
        organisationId,
        email,
        role,
        invitedBy: actor.id,
        tokenHash: hashSecret(token),
      });
      await this.mails.invitation(tx, {
        id,
        organisationId,
        organisation: organisation.name,
        email,
        role,
        invitedBy: inviter.name,
        token,
      });
      await this.audit.record(tx, {
        environmentId: null,
        organisationId,
        actor,
        action: "invitation.sent",
        subject: { type: "invitation", id: publicId("ivt", id) },
        detail: { role },
      });
      const invitation = await this.invitations.get(tx, organisationId, id);
      if (!invitation) throw identityErrors("invitation.not_found");
      return invitation;
    });
  }
}
