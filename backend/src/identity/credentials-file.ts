import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";

const schema = z.object({ url: z.string(), apiKey: z.string(), email: z.string(), password: z.string() });
export type Credentials = z.infer<typeof schema>;

/** Reads what the first start wrote, or null when there is nothing (readable) there. */
export function readCredentials(path: string): Credentials | null {
  if (!existsSync(path)) return null;
  try {
    return schema.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    // Cut short by a crash: as good as none.
    return null;
  }
}

/** Only the owner of the process may read it; it is there whole or not at all. */
export function writeCredentials(path: string, credentials: Credentials): void {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}`;
  rmSync(temporary, { force: true });
  writeFileSync(temporary, `${JSON.stringify(credentials)}\n`, { mode: 0o600 });
  renameSync(temporary, path);
}
