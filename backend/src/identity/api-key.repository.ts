import { Injectable } from "@nestjs/common";
import { affectedRows, firstRow, rows, type Actor, type Scope, type Tx } from "../platform/index.js";
import type { EnvironmentMode } from "./environment-mode.js";

export type ApiKey = {
  environmentId: string;
  id: string;
  name: string;
  prefix: string;
  scopes: Scope[];
  createdByKind: Actor["kind"] | "system";
  createdById: string | null;
  createdAt: string;
  lastUsedAt: string | null;
  revokedAt: string | null;
};

/** What the guard needs to know of a key. */
export type UsableKey = {
  id: string;
  environmentId: string;
  organisationId: string;
  mode: EnvironmentMode;
  scopes: Scope[];
  isUseDue: boolean;
};

const COLUMNS =
  "environment_id, id, name, prefix, scopes, created_by_kind, created_by_id, created_at, last_used_at, revoked_at";

@Injectable()
export class ApiKeyRepository {
  async namesOf(
    tx: Tx,
    environmentId: string,
    ids: readonly string[],
  ): Promise<{ id: string; name: string }[]> {
    return rows(tx, "SELECT id, name FROM api_key WHERE environment_id = $1 AND id = ANY($2::uuid[])", [
      environmentId,
      ids,
    ]);
  }

  async insert(
    tx: Tx,
    key: Omit<ApiKey, "createdAt" | "lastUsedAt" | "revokedAt"> & { tokenHash: string },
  ): Promise<void> {
    await tx.query(
      `INSERT INTO api_key (environment_id, id, name, prefix, token_hash, scopes, created_by_kind, created_by_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        key.environmentId,
        key.id,
        key.name,
        key.prefix,
        key.tokenHash,
        JSON.stringify(key.scopes),
        key.createdByKind,
        key.createdById,
      ],
    );
  }

  /** The key behind a token, unless it is unknown or revoked. */
  async withToken(tx: Tx, tokenHash: string): Promise<UsableKey | null> {
    return firstRow<UsableKey>(
      tx,
      `SELECT k.id, k.environment_id, e.organisation_id, e.mode, k.scopes,
              k.last_used_at IS NULL OR k.last_used_at < clock_timestamp() - interval '1 minute' AS is_use_due
       FROM api_key k JOIN environment e ON e.id = k.environment_id
       WHERE k.token_hash = $1 AND k.revoked_at IS NULL`,
      [tokenHash],
    );
  }

  async used(tx: Tx, environmentId: string, id: string): Promise<void> {
    await tx.query(
      "UPDATE api_key SET last_used_at = clock_timestamp() WHERE environment_id = $1 AND id = $2",
      [environmentId, id],
    );
  }

  async get(tx: Tx, environmentId: string, id: string): Promise<ApiKey | null> {
    return firstRow<ApiKey>(tx, `SELECT ${COLUMNS} FROM api_key WHERE environment_id = $1 AND id = $2`, [
      environmentId,
      id,
    ]);
  }

  async list(
    tx: Tx,
    environmentId: string,
    page: { before: string | null; limit: number },
  ): Promise<ApiKey[]> {
    return rows<ApiKey>(
      tx,
      `SELECT ${COLUMNS} FROM api_key WHERE environment_id = $1 AND ($2::uuid IS NULL OR id < $2)
       ORDER BY id DESC LIMIT $3`,
      [environmentId, page.before, page.limit + 1],
    );
  }

  /** False when it is unknown or was revoked before. */
  async revoke(tx: Tx, environmentId: string, id: string): Promise<boolean> {
    const affected = await affectedRows(
      tx,
      `UPDATE api_key SET revoked_at = clock_timestamp()
       WHERE environment_id = $1 AND id = $2 AND revoked_at IS NULL`,
      [environmentId, id],
    );
    return affected === 1;
  }
}
