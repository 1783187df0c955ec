import { accessSync, constants, mkdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { defaultHome } from "./home.mjs";

/**
 * Where downloads are kept, shared by all checkouts of this user: `$XDG_CACHE_HOME/atlas`, else `~/.cache/atlas`, else (no
 * home folder, or a read-only one) inside the data folder.
 */
export function cacheFolder() {
  const base = process.env["XDG_CACHE_HOME"] || join(process.env["HOME"] || safeHomedir(), ".cache");
  for (const folder of [join(base, "atlas"), join(defaultHome(), "cache")]) {
    try {
      mkdirSync(folder, { recursive: true });
      accessSync(folder, constants.W_OK);
      return folder;
    } catch {
      // not writable: the next candidate
    }
  }
  throw new Error(`no writable cache folder: tried ${base} and ${defaultHome()}`);
}

function safeHomedir() {
  try {
    return homedir();
  } catch {
    return "/nonexistent"; // a user without an entry in the password file has none
  }
}
