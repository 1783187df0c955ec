import { existsSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../bootstrap/project-root.mjs";

/**
 * @typedef {object} StackAddresses
 * @property {string} api
 * @property {string} worker health of the worker process
 * @property {string} provider the simulated payment provider
 * @property {string} database
 * @property {string} providerDatabase
 * @property {string} temporal host and port
 * @property {string | undefined} temporalUi undefined where Temporal is not ours
 */

/**
 * The environment of Atlas's own processes: what the person set, our addresses and secrets, then the caller's overrides.
 * @param {object} options
 * @param {StackAddresses} options.addresses
 * @param {(name: string) => number} options.port
 * @param {import("./secrets.mjs").Secrets} options.secrets
 * @param {import("./home.mjs").Home} options.home
 * @param {Record<string, string>} options.overrides
 * @returns {Record<string, string>}
 */
export function childEnvironment({ addresses, port, secrets, home, overrides }) {
  const bundle = join(projectRoot, "backend", "dist", "workflow-bundle.js");
  return {
    NODE_ENV: "production",
    PUBLIC_URL: addresses.api,
    SMTP_URL: `smtp://127.0.0.1:${port("mail")}`,
    TEMPORAL_NAMESPACE: "default",
    ...(addresses.temporalUi ? { TEMPORAL_UI_URL: addresses.temporalUi } : {}),
    ATLAS_SECRET_KEY: secrets.secretKey,
    PROVIDER_SECRET: secrets.providerSecret,
    PROVIDER_WEBHOOK_SECRET: secrets.providerWebhookSecret,
    PROVIDER_URL: addresses.provider,
    PROVIDER_PORT: String(port("provider")),
    PROVIDER_WEBHOOK_URL: `${addresses.api}/v1/provider-webhooks/simulated`,
    ...(existsSync(bundle) ? { WORKFLOW_BUNDLE: bundle } : {}),
    ...inherited(),
    // Not to be set from outside: they are how the parts of this stack find each other.
    DATABASE_URL: addresses.database,
    PROVIDER_DATABASE_URL: addresses.providerDatabase,
    TEMPORAL_ADDRESS: addresses.temporal,
    PORT: String(port("api")),
    WORKER_PORT: String(port("worker")),
    MAIL_SINK_PORT: String(port("mail")),
    ATLAS_HOME: home.root,
    CREDENTIALS_FILE: home.credentials,
    // Workflow code sees the zone of its worker, and replay would not notice a change of it.
    TZ: "UTC",
    ...overrides,
  };
}

/** The person's own variables, without those that npm and the test runner leave in the environment of their scripts. */
function inherited() {
  /** @type {Record<string, string>} */
  const kept = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (value === undefined || value === "" || /^(npm_|JEST_|INIT_CWD$)/.test(name)) continue;
    if (name === "NODE_OPTIONS" && value.includes("--experimental-vm-modules")) continue;
    if (name === "NODE_ENV" && value === "test") continue;
    kept[name] = value;
  }
  return kept;
}
