import { readFileSync } from "node:fs";
import { join } from "node:path";

/** @typedef {{ version?: string, optional?: boolean, peer?: boolean, link?: boolean }} LockedPackage */

/**
 * Whether `node_modules` holds what `package-lock.json` asks for. npm writes `node_modules/.package-lock.json` as the last
 * act of an install, so an interrupted one is seen too.
 * @param {string} root
 */
export function packagesAreInstalled(root) {
  const wanted = readPackages(join(root, "package-lock.json"));
  const present = readPackages(join(root, "node_modules", ".package-lock.json"));
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(([path, { version, optional, link }]) => {
    if (!path.startsWith("node_modules/") && !path.includes("/node_modules/")) return true;
    if (link) return path in present;
    const found = present[path];
    // Optional packages of other platforms are left out by npm.
    return found ? found.version === version : optional === true;
  });
}

/**
 * @param {string} file
 * @returns {Record<string, LockedPackage> | undefined}
 */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages;
  } catch {
    return undefined;
  }
}
