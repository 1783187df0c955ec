import { existsSync, openSync, readFileSync, renameSync, statSync } from "node:fs";

const ROTATE_AT_BYTES = 20_000_000;

/**
 * Opens a log for appending, readable by this user alone. A large one is put aside first, so that at most two stay.
 * @param {string} path
 * @returns {number} file descriptor
 */
export function openLog(path) {
  if (existsSync(path) && statSync(path).size > ROTATE_AT_BYTES) renameSync(path, `${path}.1`);
  return openSync(path, "a", 0o600);
}

/**
 * The last lines of a log, for a message about why its process ended.
 * @param {string} path
 * @param {number} [lines]
 */
export function logTail(path, lines = 20) {
  try {
    return readFileSync(path, "utf8").trimEnd().split("\n").slice(-lines).join("\n");
  } catch {
    return ""; // it never wrote one
  }
}
