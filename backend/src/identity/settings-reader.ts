import { Injectable } from "@nestjs/common";
import type { Tx } from "../platform/index.js";
import { EnvironmentSettingsRepository } from "./environment-settings.repository.js";
import { identityErrors } from "./identity.errors.js";
import { mergeSettings } from "./merge-settings.js";
import { defaultSettings, type EnvironmentSettings } from "./settings.schemas.js";

export type VersionedSettings = { settings: EnvironmentSettings; version: number };

/** An environment's settings, complete: a setting that is younger than the environment has its default. */
@Injectable()
export class SettingsReader {
  constructor(private readonly repository: EnvironmentSettingsRepository) {}

  async get(tx: Tx, environmentId: string): Promise<EnvironmentSettings> {
    return (await this.versioned(tx, environmentId)).settings;
  }

  async versioned(tx: Tx, environmentId: string): Promise<VersionedSettings> {
    const stored = await this.repository.get(tx, environmentId);
    if (!stored) throw identityErrors("environment.not_found");
    const defaults = defaultSettings(stored.mode, stored.settings.seller.name);
    return { settings: mergeSettings(defaults, stored.settings), version: stored.version };
  }
}
