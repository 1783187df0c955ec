import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { EnvironmentMode } from "./environment-mode.js";

const SECRET_BYTES = 32;
const SHOWN_CHARACTERS = 6;

/** 256 random bits as URL-safe text: for sessions, links and API keys. */
export const newSecret = (): string => randomBytes(SECRET_BYTES).toString("base64url");

/**
 * What is stored of a secret. A plain SHA-256 suffices, since a random 256-bit secret cannot be guessed;
 * passwords, which can, go through `passwords.ts`.
 */
export const hashSecret = (secret: string): string => createHash("sha256").update(secret).digest("hex");

export const secretsEqual = (left: string, right: string): boolean =>
  timingSafeEqual(Buffer.from(hashSecret(left)), Buffer.from(hashSecret(right)));

/** `atlas_live_…` or `atlas_test_…`, and the beginning by which people recognise it later. */
export function newApiKey(mode: EnvironmentMode): { key: string; prefix: string } {
  const lead = `atlas_${mode}_`;
  const key = `${lead}${newSecret()}`;
  return { key, prefix: key.slice(0, lead.length + SHOWN_CHARACTERS) };
}
