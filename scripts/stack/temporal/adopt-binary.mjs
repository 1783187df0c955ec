import { createHash } from "node:crypto";
import { chmodSync, readFileSync, renameSync } from "node:fs";

/**
 * Takes a downloaded program into the cache if it is the very one that was published.
 * @param {string} downloaded
 * @param {string} program where it shall lie
 * @param {string} expected SHA-256 in hexadecimal
 */
export function adoptBinary(downloaded, program, expected) {
  const sum = createHash("sha256").update(readFileSync(downloaded)).digest("hex");
  if (sum !== expected)
    throw new Error(`the program's SHA-256 is ${sum}, expected ${expected}; it was not used`);
  chmodSync(downloaded, 0o755);
  // A rename: a start that runs beside this one finds the whole program or none.
  renameSync(downloaded, program);
}
