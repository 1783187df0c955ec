import { Injectable } from "@nestjs/common";
import { Locks, type Tx } from "../platform/index.js";
import { identityErrors } from "./identity.errors.js";
import { MemberRepository, type Member } from "./member.repository.js";

/** An organisation always has an owner. */
@Injectable()
export class OwnerRule {
  constructor(private readonly members: MemberRepository) {}

  // Without it two owners could demote each other at the same time, and each would count the other.
  async lock(tx: Tx, organisationId: string): Promise<void> {
    await Locks.named(tx, `members/${organisationId}`);
  }

  /** Throws when `member`, about to lose the role or to leave, is the last owner. Call under the lock. */
  async assertOneStays(tx: Tx, member: Member): Promise<void> {
    if (member.role !== "owner") return;
    if ((await this.members.countOwners(tx, member.organisationId)) <= 1)
      throw identityErrors("member.last_owner");
  }
}
