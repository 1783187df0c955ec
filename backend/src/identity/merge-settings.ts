import type { EnvironmentSettings, SettingsPatch } from "./settings.schemas.js";

/** The settings with the given parts replaced; what a part does not name stays. */
export function mergeSettings(settings: EnvironmentSettings, patch: SettingsPatch): EnvironmentSettings {
  return {
    seller: { ...settings.seller, ...given(patch.seller) },
    invoice: { ...settings.invoice, ...given(patch.invoice) },
    metering: { ...settings.metering, ...given(patch.metering) },
    billing: { ...settings.billing, ...given(patch.billing) },
    lateUsage: patch.lateUsage ?? settings.lateUsage,
    refunds: { ...settings.refunds, ...given(patch.refunds) },
  };
}

type Given<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

// A key that is present but undefined must not wipe what stands.
function given<T extends object>(part: T | undefined): Given<T> {
  return Object.fromEntries(
    Object.entries(part ?? {}).filter(([, value]) => value !== undefined),
  ) as Given<T>;
}
