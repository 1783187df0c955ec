import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, readFileSync } from "node:fs";
import { SetupError } from "../bootstrap/setup-error.mjs";
import { writeFileAtomically } from "./write-file-atomically.mjs";

/**
 * @typedef {object} Secrets
 * @property {string} databasePassword of the embedded PostgreSQL
 * @property {string} secretKey encrypts what is stored secret (32 bytes, base64)
 * @property {string} providerSecret the API's key at the simulated payment provider
 * @property {string} providerWebhookSecret signs the provider's webhooks (Standard Webhooks: `whsec_` and base64)
 * @property {string} controlToken opens the control door of a running stack
 */

/**
 * Reads the secrets of a data folder; makes them at the first start.
 * @param {string} path
 * @returns {Secrets}
 */
export function loadSecrets(path) {
  if (!existsSync(path)) writeFileAtomically(path, `${JSON.stringify(newSecrets(), null, 2)}\n`);
  chmodSync(path, 0o600);
  const missing = newSecrets();
  const stored = /** @type {Partial<Secrets>} */ (parse(path));
  const secrets = { ...missing, ...stored };
  if (Object.keys(secrets).length > Object.keys(stored).length) {
    writeFileAtomically(path, `${JSON.stringify(secrets, null, 2)}\n`);
  }
  return secrets;
}

/** @returns {Secrets} */
function newSecrets() {
  return {
    databasePassword: randomBytes(24).toString("base64url"),
    secretKey: randomBytes(32).toString("base64"),
    providerSecret: `sk_sim_${randomBytes(24).toString("base64url")}`,
    providerWebhookSecret: `whsec_${randomBytes(32).toString("base64")}`,
    controlToken: randomBytes(24).toString("base64url"),
  };
}

/** @param {string} path */
function parse(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw new SetupError(`${path} is not readable as JSON.`, {
      remedy: "restore it from a backup; or, to start over and lose the local data, run `npm run reset`.",
      cause: error,
    });
  }
}
