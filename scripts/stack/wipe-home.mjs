import { rmSync, rmdirSync } from "node:fs";
import { recordedPlace } from "./postgres/data-place.mjs";

/**
 * Removes what a data folder holds, and the database that lies outside it where that was necessary. Nothing may be running in
 * it. Files that are not Atlas's stay: the folder may be one that somebody else uses too.
 * @param {import("./home.mjs").Home} home
 */
export function wipeHome(home) {
  const outside = recordedPlace(home);
  const { root, ...parts } = home;
  for (const path of [...(outside ? [outside] : []), ...Object.values(parts)])
    rmSync(path, { recursive: true, force: true });
  try {
    rmdirSync(root);
  } catch {
    // something else lies in it
  }
}
