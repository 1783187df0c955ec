import { Injectable } from "@nestjs/common";
import { firstRow, rows, type Tx } from "../platform/index.js";
import type { Role } from "./roles.js";

export type Organisation = { id: string; name: string; createdAt: string };

@Injectable()
export class OrganisationRepository {
  async insert(tx: Tx, organisation: { id: string; name: string }): Promise<void> {
    await tx.query("INSERT INTO organisation (id, name) VALUES ($1, $2)", [
      organisation.id,
      organisation.name,
    ]);
  }

  async get(tx: Tx, id: string): Promise<Organisation | null> {
    return firstRow<Organisation>(tx, "SELECT id, name, created_at FROM organisation WHERE id = $1", [id]);
  }

  /** The oldest, which is the one that the first start made. */
  async first(tx: Tx): Promise<Organisation | null> {
    return firstRow<Organisation>(tx, "SELECT id, name, created_at FROM organisation ORDER BY id LIMIT 1");
  }

  async ofPerson(tx: Tx, personId: string): Promise<(Organisation & { role: Role })[]> {
    return rows(
      tx,
      `SELECT o.id, o.name, o.created_at, m.role FROM member m JOIN organisation o ON o.id = m.organisation_id
       WHERE m.person_id = $1 ORDER BY m.created_at, o.id`,
      [personId],
    );
  }
}
