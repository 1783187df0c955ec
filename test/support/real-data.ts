import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const repository = fileURLToPath(new URL("../..", import.meta.url));

/** The folder of real inputs: `ATLAS_DATA`, else `shared/data` beside the repository; null where it is absent. */
export function dataFolder(...part: string[]): string | null {
  const folder = join(process.env["ATLAS_DATA"] ?? resolve(repository, "..", "shared", "data"), ...part);
  return existsSync(folder) ? folder : null;
}
