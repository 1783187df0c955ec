import { Injectable } from "@nestjs/common";
import { Audit } from "../audit/index.js";
import { Database, publicId, type Caller } from "../platform/index.js";
import { identityErrors } from "./identity.errors.js";
import { InvitationRepository } from "./invitation.repository.js";

/** Withdraws an invitation: its link is worth nothing from now on. */
@Injectable()
export class RevokeInvitation {
  constructor(
    private readonly database: Database,
    private readonly invitations: InvitationRepository,
    private readonly audit: Audit,
  ) {}

  async execute(caller: Caller, invitationId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      if (!(await this.invitations.revoke(tx, caller.organisationId, invitationId))) {
        throw identityErrors("invitation.not_found", { detail: "No open invitation with this id." });
      }
      await this.audit.record(tx, {
        environmentId: null,
        organisationId: caller.organisationId,
        actor: caller.actor,
        action: "invitation.revoked",
        subject: { type: "invitation", id: publicId("ivt", invitationId) },
      });
    });
  }
}
