export { ActorReader } from "./actor-reader.js";
export type { EnvironmentMode } from "./environment-mode.js";
export { identityEntities } from "./identity.entities.js";
export { IdentityModule } from "./identity.module.js";
export { mergeSettings } from "./merge-settings.js";
export { RequestLimits, type RequestLimit } from "./request-limits.js";
export { SeedFirstRun } from "./seed-first-run.js";
export { SettingsReader } from "./settings-reader.js";
export { sellerDraftSchema, type EnvironmentSettings, type SellerDraft } from "./settings.schemas.js";
