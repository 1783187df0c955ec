import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { writeFileAtomically } from "../write-file-atomically.mjs";
import { databaseAccount } from "./account.mjs";
import { canEnter, sharedFolder } from "./shared-folder.mjs";

/**
 * @typedef {object} DataPlace
 * @property {string} folder the database cluster's folder
 * @property {import("./account.mjs").Account | undefined} account who runs the server
 */

/**
 * Where this data folder's database lies: inside it, or, where the server's account cannot reach that, in a folder of its own
 * outside. The choice is written down, so that later starts and `npm run reset` find it.
 * @param {import("../home.mjs").Home} home
 * @returns {DataPlace}
 */
export function databasePlace(home) {
  const recorded = recordedPlace(home);
  if (recorded) return { folder: recorded, account: databaseAccount(recorded) };
  const account = databaseAccount(home.postgresData);
  if (!account || canEnter(home.root, account)) return { folder: home.postgresData, account };
  const name = createHash("sha256").update(home.root).digest("hex").slice(0, 16);
  const folder = join(sharedFolder(account), `data-${name}`);
  writeFileAtomically(home.postgresPlace, `${JSON.stringify({ folder })}\n`);
  return { folder, account };
}

/**
 * The folder outside the data folder that an earlier start chose, if it did.
 * @param {import("../home.mjs").Home} home
 * @returns {string | undefined}
 */
export function recordedPlace(home) {
  if (!existsSync(home.postgresPlace)) return undefined;
  return JSON.parse(readFileSync(home.postgresPlace, "utf8")).folder;
}
