import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { endProcess } from "../end-process.mjs";
import { identifyProcess } from "../process-identity.mjs";

/**
 * Ends a server that still works in this data folder though nobody supervises it (the supervisor was killed in the moment
 * between starting it and writing that down). A stale `postmaster.pid` of a dead server is PostgreSQL's own to judge.
 * @param {string} folder
 */
export async function stopLeftoverPostmaster(folder) {
  const file = join(folder, "postmaster.pid");
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, "utf8").split("\n")[0]);
  const identity = Number.isInteger(pid) ? identifyProcess(pid) : undefined;
  if (identity && isServerOf(pid, folder)) await endProcess(identity, "SIGINT", 20_000);
}

/**
 * Only a process whose command line names this very folder is ours to end.
 * @param {number} pid
 * @param {string} folder
 */
function isServerOf(pid, folder) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").includes(folder);
  } catch {
    return false; // no such process any more, or a system without /proc
  }
}
