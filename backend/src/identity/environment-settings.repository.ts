import { Injectable } from "@nestjs/common";
import { affectedRows, firstRow, type Tx } from "../platform/index.js";
import type { EnvironmentMode } from "./environment-mode.js";
import type { EnvironmentSettings } from "./settings.schemas.js";

export type StoredSettings = { settings: EnvironmentSettings; version: number; mode: EnvironmentMode };

@Injectable()
export class EnvironmentSettingsRepository {
  async insert(tx: Tx, environmentId: string, settings: EnvironmentSettings): Promise<void> {
    await tx.query("INSERT INTO environment_settings (environment_id, settings) VALUES ($1, $2)", [
      environmentId,
      JSON.stringify(settings),
    ]);
  }

  async get(tx: Tx, environmentId: string): Promise<StoredSettings | null> {
    return firstRow<StoredSettings>(
      tx,
      `SELECT s.settings, s.version, e.mode FROM environment_settings s JOIN environment e ON e.id = s.environment_id
       WHERE s.environment_id = $1`,
      [environmentId],
    );
  }

  /** False when they are no longer at `version`. */
  async update(
    tx: Tx,
    environmentId: string,
    version: number,
    settings: EnvironmentSettings,
  ): Promise<boolean> {
    const affected = await affectedRows(
      tx,
      `UPDATE environment_settings SET settings = $3, version = version + 1, updated_at = clock_timestamp()
       WHERE environment_id = $1 AND version = $2`,
      [environmentId, version, JSON.stringify(settings)],
    );
    return affected === 1;
  }
}
