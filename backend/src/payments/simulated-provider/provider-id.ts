import { randomBytes } from "node:crypto";

/** The prefixes of the provider's public ids. */
export type ProviderIdPrefix = "pm" | "ch" | "re" | "dp" | "evt";

/** A fresh id such as `ch_3f9c0a…` (96 random bits). */
export function providerId(prefix: ProviderIdPrefix): string {
  return `${prefix}_${randomBytes(12).toString("hex")}`;
}
