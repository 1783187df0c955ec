import { Injectable } from "@nestjs/common";
import { Database } from "../platform/index.js";
import { identityErrors } from "./identity.errors.js";
import { InvitationRepository, type Invitation } from "./invitation.repository.js";
import { OrganisationRepository } from "./organisation.repository.js";
import { PersonRepository } from "./person.repository.js";
import { hashSecret } from "./secrets.js";

export type InvitationPreview = { invitation: Invitation; organisation: string; hasAccount: boolean };

/** What the page of an invitation's link shows before it is accepted; only who holds the link learns it. */
@Injectable()
export class PreviewInvitation {
  constructor(
    private readonly database: Database,
    private readonly invitations: InvitationRepository,
    private readonly organisations: OrganisationRepository,
    private readonly people: PersonRepository,
  ) {}

  async execute(token: string): Promise<InvitationPreview> {
    return this.database.transaction(async (tx) => {
      const invitation = await this.invitations.openWithToken(tx, hashSecret(token));
      const organisation = invitation && (await this.organisations.get(tx, invitation.organisationId));
      if (!invitation || !organisation) throw identityErrors("invitation.invalid");
      const person = await this.people.withEmail(tx, invitation.email);
      return { invitation, organisation: organisation.name, hasAccount: person !== null };
    });
  }
}
