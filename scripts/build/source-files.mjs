import { readdirSync } from "node:fs";
import { join } from "node:path";

/**
 * Every file below a folder, as paths relative to it, in a fixed order. A folder that is not there has none.
 * @param {string} folder
 * @returns {string[]}
 */
export function filesBelow(folder) {
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) =>
      entry.isDirectory()
        ? filesBelow(join(folder, entry.name)).map((below) => join(entry.name, below))
        : [entry.name],
    );
}
