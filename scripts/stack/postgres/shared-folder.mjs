import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SetupError } from "../../bootstrap/setup-error.mjs";

/** @typedef {import("./account.mjs").Account} Account */

/**
 * A folder outside the checkout that root can write and the account can enter: needed where the checkout lies under a folder
 * that only root may enter (mode 0700).
 * @param {Account} account
 */
export function sharedFolder(account) {
  const candidates = ["/var/lib/atlas", "/var/tmp/atlas", join(tmpdir(), "atlas")];
  /** @type {string[]} */
  const tried = [];
  for (const folder of candidates) {
    try {
      mkdirSync(folder, { recursive: true });
      // 0711: the account passes through, and cannot list what else is there.
      chmodSync(folder, 0o711);
      if (canEnter(folder, account)) return folder;
      tried.push(`${folder}: ${account.name} cannot enter it`);
    } catch (error) {
      tried.push(`${folder}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  throw new SetupError(`There is no folder in which PostgreSQL, running as ${account.name}, could work.`, {
    tried,
    remedy: `put the data folder where ${account.name} can enter it (ATLAS_HOME=/srv/atlas npm start), or run as an ordinary user.`,
  });
}

/** @param {string} folder @param {Account} account */
export function canEnter(folder, account) {
  const { status } = spawnSync("/bin/sh", ["-c", 'cd -- "$1"', "sh", folder], {
    cwd: "/",
    uid: account.uid,
    gid: account.gid,
  });
  return status === 0;
}
