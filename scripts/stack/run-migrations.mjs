import { spawn } from "node:child_process";
import { closeSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../bootstrap/project-root.mjs";
import { SetupError } from "../bootstrap/setup-error.mjs";
import { logTail, openLog } from "./log-file.mjs";
import { MIGRATE } from "./node-processes.mjs";

/**
 * Brings the database to the present schema and seeds it.
 * @param {Record<string, string>} env
 * @param {string} logs folder
 * @param {AbortSignal} [signal]
 */
export async function runMigrations(env, logs, signal) {
  const path = join(logs, "migrate.log");
  const log = openLog(path);
  const child = spawn(process.execPath, ["--enable-source-maps", MIGRATE], {
    env,
    cwd: projectRoot,
    stdio: ["ignore", log, log],
    ...(signal ? { signal } : {}),
  });
  closeSync(log);
  const how = await new Promise((resolve) => {
    child.on("error", (error) => resolve(error.message));
    child.on("exit", (code, signal) => resolve(signal ?? code));
  });
  if (how === 0) return;
  throw new SetupError(
    `The database could not be migrated (ended with ${how}). The end of the log:\n${logTail(path)}`,
    {
      remedy: `read ${path}; the data is as it was before the failed migration.`,
    },
  );
}
