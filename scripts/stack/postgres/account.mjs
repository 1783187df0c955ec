import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { SetupError } from "../../bootstrap/setup-error.mjs";

/**
 * The user that the database server runs as; undefined means the one who started us.
 * @typedef {{ uid: number, gid: number, name: string }} Account
 */

const CANDIDATES = ["postgres", "nobody"];

/**
 * PostgreSQL refuses to run as root, so root lends it an account that every system has. No account is created: nothing of
 * this machine is changed beyond the data folder.
 * @param {string} dataFolder an existing one keeps the owner it has
 * @returns {Account | undefined}
 */
export function databaseAccount(dataFolder) {
  const self = process.getuid?.();
  const owner = existsSync(dataFolder) ? statSync(dataFolder) : undefined;
  if (self !== 0) {
    if (owner && self !== undefined && owner.uid !== self) throw foreignData(dataFolder, owner.uid);
    return undefined;
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid, name: `uid ${owner.uid}` };
  for (const name of CANDIDATES) {
    const uid = lookUp("-u", name);
    const gid = lookUp("-g", name);
    if (uid !== undefined && gid !== undefined && uid !== 0) return { uid, gid, name };
  }
  throw new SetupError("PostgreSQL does not run as root, and no account was found that it could run as.", {
    tried: CANDIDATES.map((name) => `the account ${name} (not on this system)`),
    remedy: "run as an ordinary user, or use a server of your own: DATABASE_URL=postgres://… npm start",
  });
}

/** @param {string} flag @param {string} name */
function lookUp(flag, name) {
  const { status, stdout } = spawnSync("id", [flag, name], { encoding: "utf8" });
  return status === 0 ? Number(stdout.trim()) : undefined;
}

/** @param {string} dataFolder @param {number} uid */
function foreignData(dataFolder, uid) {
  return new SetupError(`The database in ${dataFolder} belongs to another user (uid ${uid}).`, {
    remedy: "start as that user, or use another data folder: ATLAS_HOME=/some/folder npm start",
  });
}
