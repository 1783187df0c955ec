import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { homeLayout } from "../scripts/stack/home.mjs";
import { reservePorts } from "../scripts/stack/ports.mjs";
import { databaseUrl, planPostgres } from "../scripts/stack/postgres/server.mjs";

const PASSWORD = "tests-only";
const DEADLINE_MS = 30_000;

/** One real PostgreSQL for the whole run, unless TEST_DATABASE_URL names one; each test file makes its own database in it. */
export default async function startPostgres() {
  process.env["LOG_LEVEL"] ??= "silent";
  if (process.env["TEST_DATABASE_URL"]) return;
  const home = homeLayout(mkdtempSync(join(tmpdir(), "atlas-tests-")));
  for (const folder of [home.logs, home.run]) mkdirSync(folder, { recursive: true });
  const ports = await reservePorts(join(home.root, "ports.json"), ["postgres"], undefined);
  const port = ports.number("postgres");
  const plan = await planPostgres({ home, port, password: PASSWORD, durable: false });
  await ports.releaseAll();
  const { account } = plan;
  const server = spawn(plan.command, plan.args, {
    cwd: plan.cwd,
    env: plan.env,
    stdio: "ignore",
    ...(account ? { uid: account.uid, gid: account.gid } : {}),
  });
  const deadline = Date.now() + DEADLINE_MS;
  while (!(await plan.isReady())) {
    if (server.exitCode !== null || Date.now() > deadline)
      throw new Error("PostgreSQL did not start for the tests");
    await delay(50);
  }
  process.env["TEST_DATABASE_URL"] = databaseUrl(port, PASSWORD, "postgres");
  globalThis.stopTestPostgres = async () => {
    const ended = new Promise((resolve) => server.once("exit", resolve));
    server.kill("SIGINT");
    await ended;
    rmSync(plan.args[1], { recursive: true, force: true });
    rmSync(home.root, { recursive: true, force: true });
  };
}
