import { Injectable } from "@nestjs/common";
import { Audit } from "../audit/index.js";
import { Database, publicId, type Caller } from "../platform/index.js";
import { identityErrors } from "./identity.errors.js";
import { MemberRepository } from "./member.repository.js";
import { OwnerRule } from "./owner-rule.js";

/** Takes a person out of the organisation; their sessions in it end with that. Keys they made stay: they belong to the environment. */
@Injectable()
export class RemoveMember {
  constructor(
    private readonly database: Database,
    private readonly members: MemberRepository,
    private readonly owners: OwnerRule,
    private readonly audit: Audit,
  ) {}

  async execute(caller: Caller, personId: string): Promise<void> {
    const { organisationId } = caller;
    await this.database.transaction(async (tx) => {
      await this.owners.lock(tx, organisationId);
      const member = await this.members.get(tx, organisationId, personId);
      if (!member) throw identityErrors("member.not_found");
      await this.owners.assertOneStays(tx, member);
      await this.members.remove(tx, organisationId, personId);
      await this.audit.record(tx, {
        environmentId: null,
        organisationId,
        actor: caller.actor,
        action: "member.removed",
        subject: { type: "person", id: publicId("usr", personId) },
        detail: { role: member.role },
      });
    });
  }
}
