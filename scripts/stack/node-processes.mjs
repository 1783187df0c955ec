import { join } from "node:path";
import { projectRoot } from "../bootstrap/project-root.mjs";
import { answersOk } from "./poll.mjs";

/** @typedef {import("./managed-process.mjs").ProcessPlan} ProcessPlan */

const built = (/** @type {string} */ path) => join(projectRoot, "backend", "dist", path);

/** The program that brings the database to the present schema and seeds it; it ends by itself. */
export const MIGRATE = built("migrate.js");

/**
 * How Atlas's own processes are started, in this order; stopped in the reverse one, but the API first.
 * @param {Record<string, string>} env
 * @param {import("./environment.mjs").StackAddresses} addresses
 * @returns {Record<"provider" | "api" | "worker", ProcessPlan>}
 */
export function planNodeProcesses(env, addresses) {
  return {
    provider: plan("provider", "Payment provider (simulated)", "payments/simulated-provider/main.js", env, {
      isReady: () => answersOk(`${addresses.provider}/healthz`),
      stopDeadlineMs: 5_000,
    }),
    api: plan("api", "API", "main.js", env, {
      isReady: () => answersOk(`${addresses.api}/livez`),
      stopDeadlineMs: 15_000,
      // Batches of events make much short-lived garbage: room for it to die in saves a quarter of the API's work on them.
      nodeFlags: ["--max-semi-space-size=64"],
    }),
    // Longer than the 20 s that running activities are given to end.
    worker: plan("worker", "Worker", "worker.js", env, {
      isReady: () => answersOk(`${addresses.worker}/healthz`),
      stopDeadlineMs: 25_000,
      nodeFlags: ["--max-semi-space-size=32"],
    }),
  };
}

/**
 * @param {string} name
 * @param {string} title
 * @param {string} entry
 * @param {Record<string, string>} env
 * @param {{ isReady: () => Promise<boolean>, stopDeadlineMs: number, nodeFlags?: string[] }} ending
 * @returns {ProcessPlan}
 */
function plan(name, title, entry, env, { nodeFlags = [], ...ending }) {
  return {
    name,
    title,
    command: process.execPath,
    args: ["--enable-source-maps", ...nodeFlags, built(entry)],
    env,
    cwd: projectRoot,
    stopSignal: "SIGTERM",
    ...ending,
  };
}
