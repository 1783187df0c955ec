import { step } from "../bootstrap/progress.mjs";
import { ensureDatabase } from "./postgres/databases.mjs";
import { databaseUrl } from "./postgres/address.mjs";
import { databasePlace } from "./postgres/data-place.mjs";
import { planPostgres } from "./postgres/server.mjs";
import { findTemporal } from "./temporal/find-binary.mjs";
import { planTemporal } from "./temporal/server.mjs";

/**
 * @typedef {import("./running-stack.mjs").RunningStack} RunningStack
 * @typedef {{ database: string, providerDatabase: string }} DatabaseAddresses
 */

const BUSINESS_DATABASE = "atlas";
const PROVIDER_DATABASE = "atlas_provider";

/**
 * The two databases on a server that the person runs.
 * @param {string} url DATABASE_URL
 * @returns {DatabaseAddresses}
 */
export function externalDatabases(url) {
  const provider = new URL(url);
  provider.pathname = `${provider.pathname}_provider`;
  return { database: url, providerDatabase: process.env["PROVIDER_DATABASE_URL"] || provider.href };
}

/**
 * The two databases on the embedded server.
 * @param {import("./home.mjs").Home} home
 * @param {number} port
 * @param {string} password
 * @returns {DatabaseAddresses}
 */
export function embeddedDatabases(home, port, password) {
  const server = { dataFolder: databasePlace(home).folder, port, password };
  return {
    database: databaseUrl(server, BUSINESS_DATABASE),
    providerDatabase: databaseUrl(server, PROVIDER_DATABASE),
  };
}

/**
 * Starts the embedded PostgreSQL.
 * @param {RunningStack} stack
 * @param {{ port: number, password: string, durable: boolean }} options
 */
export async function startPostgres(stack, { port, password, durable }) {
  await step(
    "Starting PostgreSQL",
    async (note) => {
      await stack.launch(await planPostgres({ home: stack.home, port, password, durable }));
      note(`127.0.0.1:${port}`);
    },
    stack.surroundings.print,
  );
}

/** @param {DatabaseAddresses} addresses */
export async function ensureDatabases({ database, providerDatabase }) {
  await ensureDatabase(database, "DATABASE_URL");
  await ensureDatabase(providerDatabase, "PROVIDER_DATABASE_URL");
}

/**
 * Starts the local Temporal server, downloading it where it is not on this machine.
 * @param {RunningStack} stack
 * @param {{ port: number, uiPort: number, namespace: string }} options
 */
export async function startTemporal(stack, { port, uiPort, namespace }) {
  await step(
    "Starting Temporal",
    async (note) => {
      const program = await findTemporal(note);
      await stack.launch(
        planTemporal({ program, home: stack.home, port, uiPort, namespace, searchAttributes: [] }),
      );
      note(`127.0.0.1:${port}, its UI at http://127.0.0.1:${uiPort}`);
    },
    stack.surroundings.print,
  );
}
