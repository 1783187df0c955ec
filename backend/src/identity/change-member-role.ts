import { Injectable } from "@nestjs/common";
import { Audit } from "../audit/index.js";
import { assertVersion, Database, platformErrors, publicId, type Caller } from "../platform/index.js";
import { identityErrors } from "./identity.errors.js";
import { MemberRepository, type Member } from "./member.repository.js";
import { OwnerRule } from "./owner-rule.js";
import type { Role } from "./roles.js";

/** Gives a member another role; it holds from the member's next request on. */
@Injectable()
export class ChangeMemberRole {
  constructor(
    private readonly database: Database,
    private readonly members: MemberRepository,
    private readonly owners: OwnerRule,
    private readonly audit: Audit,
  ) {}

  /** `version`: the one that the caller saw, or null for whatever it is. */
  async execute(caller: Caller, personId: string, role: Role, version: number | null): Promise<Member> {
    const { organisationId } = caller;
    return this.database.transaction(async (tx) => {
      await this.owners.lock(tx, organisationId);
      const member = await this.members.get(tx, organisationId, personId);
      if (!member) throw identityErrors("member.not_found");
      assertVersion(version, member.version);
      if (member.role === role) return member;
      await this.owners.assertOneStays(tx, member);
      if (!(await this.members.setRole(tx, member, role))) throw platformErrors("request.stale_version");
      await this.audit.record(tx, {
        environmentId: null,
        organisationId,
        actor: caller.actor,
        action: "member.role_changed",
        subject: { type: "person", id: publicId("usr", personId) },
        detail: { from: member.role, to: role },
      });
      return { ...member, role, version: member.version + 1 };
    });
  }
}
