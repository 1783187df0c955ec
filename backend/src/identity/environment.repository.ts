import { Injectable } from "@nestjs/common";
import { firstRow, rows, type Tx } from "../platform/index.js";
import type { EnvironmentMode } from "./environment-mode.js";
import type { EnvironmentSetup } from "./environment.entity.js";

export type Environment = {
  id: string;
  organisationId: string;
  mode: EnvironmentMode;
  name: string;
  createdByKeyId: string | null;
  setup: EnvironmentSetup | null;
  createdAt: string;
};

export type EnvironmentFilter = {
  after: string | null;
  limit: number;
  name?: string | undefined;
  /** Only its own environment and those that this key made. */
  reachableBy: { keyId: string; environmentId: string } | null;
};

@Injectable()
export class EnvironmentRepository {
  async insert(tx: Tx, environment: Omit<Environment, "setup" | "createdAt">): Promise<void> {
    await tx.query(
      "INSERT INTO environment (id, organisation_id, mode, name, created_by_key_id) VALUES ($1, $2, $3, $4, $5)",
      [
        environment.id,
        environment.organisationId,
        environment.mode,
        environment.name,
        environment.createdByKeyId,
      ],
    );
  }

  async get(tx: Tx, id: string): Promise<Environment | null> {
    return firstRow<Environment>(tx, "SELECT * FROM environment WHERE id = $1", [id]);
  }

  async reportSetup(tx: Tx, id: string, setup: EnvironmentSetup): Promise<void> {
    await tx.query("UPDATE environment SET setup = $2 WHERE id = $1", [id, JSON.stringify(setup)]);
  }

  /** The oldest first, so that the live environment of the first start leads the list. */
  async list(tx: Tx, organisationId: string, filter: EnvironmentFilter): Promise<Environment[]> {
    return rows<Environment>(
      tx,
      `SELECT * FROM environment
       WHERE organisation_id = $1 AND ($2::uuid IS NULL OR id > $2) AND ($3::text IS NULL OR name = $3)
         AND ($4::uuid IS NULL OR created_by_key_id = $4 OR id = $5)
       ORDER BY id LIMIT $6`,
      [
        organisationId,
        filter.after,
        filter.name ?? null,
        filter.reachableBy?.keyId ?? null,
        filter.reachableBy?.environmentId ?? null,
        filter.limit + 1,
      ],
    );
  }

  async oldest(tx: Tx, organisationId: string): Promise<Environment | null> {
    return firstRow<Environment>(
      tx,
      "SELECT * FROM environment WHERE organisation_id = $1 ORDER BY id LIMIT 1",
      [organisationId],
    );
  }

  async named(tx: Tx, organisationId: string, name: string): Promise<Environment | null> {
    return firstRow<Environment>(tx, "SELECT * FROM environment WHERE organisation_id = $1 AND name = $2", [
      organisationId,
      name,
    ]);
  }
}
