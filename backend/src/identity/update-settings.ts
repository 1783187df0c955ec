import { Injectable } from "@nestjs/common";
import { Audit } from "../audit/index.js";
import { assertVersion, Database, Locks, platformErrors, publicId, type Caller } from "../platform/index.js";
import { EnvironmentSettingsRepository } from "./environment-settings.repository.js";
import { mergeSettings } from "./merge-settings.js";
import { SettingsReader, type VersionedSettings } from "./settings-reader.js";
import type { SettingsPatch } from "./settings.schemas.js";

/** Replaces the parts of the settings that the patch names. */
@Injectable()
export class UpdateSettings {
  constructor(
    private readonly database: Database,
    private readonly reader: SettingsReader,
    private readonly repository: EnvironmentSettingsRepository,
    private readonly audit: Audit,
  ) {}

  /** `version`: the one that the caller saw, or null for whatever it is. */
  async execute(caller: Caller, patch: SettingsPatch, version: number | null): Promise<VersionedSettings> {
    const { environmentId } = caller;
    return this.database.transaction(async (tx) => {
      // Two changes of different parts at once must both come through.
      await Locks.named(tx, `settings/${environmentId}`);
      const present = await this.reader.versioned(tx, environmentId);
      assertVersion(version, present.version);
      const settings = mergeSettings(present.settings, patch);
      if (!(await this.repository.update(tx, environmentId, present.version, settings))) {
        throw platformErrors("request.stale_version");
      }
      await this.audit.record(tx, {
        environmentId,
        actor: caller.actor,
        action: "settings.changed",
        subject: { type: "environment", id: publicId("env", environmentId) },
        detail: { changed: changedFields(patch) },
      });
      return { settings, version: present.version + 1 };
    });
  }
}

/** `seller.name`, `invoice.approval`, …: which, not what, since logos are long. */
function changedFields(patch: SettingsPatch): string[] {
  return Object.entries(patch).flatMap(([section, part]) =>
    typeof part === "object" ? Object.keys(part).map((key) => `${section}.${key}`) : [section],
  );
}
