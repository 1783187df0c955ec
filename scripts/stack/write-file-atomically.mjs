import { renameSync, writeFileSync } from "node:fs";

/**
 * Replaces a file in one step: a reader, or a start after a crash, finds the old text or the new, never half of one.
 * @param {string} path
 * @param {string} text
 * @param {number} [mode] permissions, default 0600 since these files are nobody else's business
 */
export function writeFileAtomically(path, text, mode = 0o600) {
  const draft = `${path}.${process.pid}.tmp`;
  writeFileSync(draft, text, { mode });
  renameSync(draft, path);
}
