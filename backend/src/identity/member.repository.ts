import { Injectable } from "@nestjs/common";
import { affectedRows, firstRow, rows, type Tx } from "../platform/index.js";
import type { Role } from "./roles.js";

export type Member = {
  organisationId: string;
  personId: string;
  email: string;
  name: string;
  role: Role;
  createdAt: string;
  version: number;
};

const SELECT = `SELECT m.organisation_id, m.person_id, p.email, p.name, m.role, m.created_at, m.version
  FROM member m JOIN person p ON p.id = m.person_id`;

@Injectable()
export class MemberRepository {
  async insert(tx: Tx, organisationId: string, personId: string, role: Role): Promise<void> {
    await tx.query("INSERT INTO member (organisation_id, person_id, role) VALUES ($1, $2, $3)", [
      organisationId,
      personId,
      role,
    ]);
  }

  async get(tx: Tx, organisationId: string, personId: string): Promise<Member | null> {
    return firstRow<Member>(tx, `${SELECT} WHERE m.organisation_id = $1 AND m.person_id = $2`, [
      organisationId,
      personId,
    ]);
  }

  async withEmail(tx: Tx, organisationId: string, email: string): Promise<Member | null> {
    return firstRow<Member>(tx, `${SELECT} WHERE m.organisation_id = $1 AND p.email = $2`, [
      organisationId,
      email,
    ]);
  }

  async list(
    tx: Tx,
    organisationId: string,
    page: { before: string | null; limit: number },
  ): Promise<Member[]> {
    return rows<Member>(
      tx,
      `${SELECT} WHERE m.organisation_id = $1 AND ($2::uuid IS NULL OR m.person_id < $2)
       ORDER BY m.person_id DESC LIMIT $3`,
      [organisationId, page.before, page.limit + 1],
    );
  }

  async countOwners(tx: Tx, organisationId: string): Promise<number> {
    const row = await firstRow<{ owners: number }>(
      tx,
      "SELECT count(*)::integer AS owners FROM member WHERE organisation_id = $1 AND role = 'owner'",
      [organisationId],
    );
    return row?.owners ?? 0;
  }

  /** False when the member is no longer at `version`. */
  async setRole(tx: Tx, member: Member, role: Role): Promise<boolean> {
    const affected = await affectedRows(
      tx,
      "UPDATE member SET role = $4, version = version + 1 WHERE organisation_id = $1 AND person_id = $2 AND version = $3",
      [member.organisationId, member.personId, member.version, role],
    );
    return affected === 1;
  }

  async remove(tx: Tx, organisationId: string, personId: string): Promise<void> {
    await tx.query("DELETE FROM member WHERE organisation_id = $1 AND person_id = $2", [
      organisationId,
      personId,
    ]);
  }
}
