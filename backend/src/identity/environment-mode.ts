/** `live` moves real money in real time; `test` has a time machine and the simulated payment provider. */
export const ENVIRONMENT_MODES = ["live", "test"] as const;
export type EnvironmentMode = (typeof ENVIRONMENT_MODES)[number];
