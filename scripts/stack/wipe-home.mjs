import { rmSync } from "node:fs";
import { recordedPlace } from "./postgres/data-place.mjs";

/**
 * Removes a data folder, and the database that lies outside it where that was necessary. Nothing may be running in it.
 * @param {import("./home.mjs").Home} home
 */
export function wipeHome(home) {
  const outside = recordedPlace(home);
  if (outside) rmSync(outside, { recursive: true, force: true });
  rmSync(home.root, { recursive: true, force: true });
}
