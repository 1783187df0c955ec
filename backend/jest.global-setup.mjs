import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startStack } from "../scripts/stack/stack.mjs";

/** One real PostgreSQL for the whole run, unless TEST_DATABASE_URL names one; each test file makes its own database in it. */
export default async function startPostgres() {
  process.env["LOG_LEVEL"] ??= "silent";
  if (process.env["TEST_DATABASE_URL"]) return;
  const stack = await startStack({
    home: mkdtempSync(join(tmpdir(), "atlas-tests-")),
    processes: ["postgres"],
    port: "any",
    durable: false,
    ownServers: true,
  });
  process.env["TEST_DATABASE_URL"] = stack.addresses.database;
  globalThis.stopTestPostgres = () => stack.stop({ wipe: true });
}
