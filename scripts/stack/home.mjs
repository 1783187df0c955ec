import { chmodSync, mkdirSync, readdirSync } from "node:fs";
import { isAbsolute, join, resolve } from "node:path";
import { projectRoot } from "../bootstrap/project-root.mjs";
import { SetupError } from "../bootstrap/setup-error.mjs";

/** @typedef {ReturnType<typeof homeLayout>} Home */

/** The data folder of this checkout: `ATLAS_HOME`, else `.atlas` in the checkout. */
export function defaultHome() {
  const wanted = process.env["ATLAS_HOME"];
  if (!wanted) return join(projectRoot, ".atlas");
  // npm runs scripts from the package's folder; a relative path means the one where the user stands.
  return isAbsolute(wanted) ? wanted : resolve(process.env["INIT_CWD"] ?? process.cwd(), wanted);
}

/**
 * Where each thing lies in a data folder.
 * @param {string} root absolute path
 */
export function homeLayout(root) {
  return {
    root,
    logs: join(root, "logs"),
    run: join(root, "run"),
    lock: join(root, "run", "lock"),
    door: join(root, "run", "door.json"),
    processes: join(root, "run", "processes.json"),
    instance: join(root, "run", "instance.json"),
    ports: join(root, "ports.json"),
    secrets: join(root, "secrets.json"),
    credentials: join(root, "credentials.json"),
    postgresData: join(root, "postgres"),
    postgresPlace: join(root, "postgres-place.json"),
    temporal: join(root, "temporal"),
  };
}

/**
 * Creates the folders. As root a new data folder can be entered by others (not listed), since the database server then runs
 * as another user; what is private in it has its own permissions. A folder with something in it keeps the mode it has.
 * @param {string} root
 */
export function prepareHome(root) {
  const home = homeLayout(root);
  try {
    mkdirSync(root, { recursive: true, mode: 0o700 });
    if (process.getuid?.() === 0 && readdirSync(root).length === 0) chmodSync(root, 0o711);
    for (const folder of [home.logs, home.run, home.temporal])
      mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new SetupError(`The data folder ${root} cannot be written.`, {
      tried: [error instanceof Error ? error.message : String(error)],
      remedy: "make it writable for this user, or name another one: ATLAS_HOME=/some/folder",
      cause: error,
    });
  }
  return home;
}
