import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import pg from "pg";
import { connectStack } from "./connect-stack.mjs";
import { homeLayout } from "./home.mjs";
import { pollUntil } from "./poll.mjs";
import { identifyProcess } from "./process-identity.mjs";
import { startStack } from "./stack.mjs";
import { wipeHome } from "./wipe-home.mjs";

const holdStack = fileURLToPath(new URL("./test-support/hold-stack.mjs", import.meta.url));
const OPTIONS = /** @type {const} */ ({
  processes: ["postgres"],
  port: "any",
  durable: false,
  ownServers: true,
});

/** @type {import("./home.mjs").Home} */
let home;
beforeEach(() => {
  home = homeLayout(mkdtempSync(join(tmpdir(), "atlas-stack-")));
});
afterEach(() => wipeHome(home));

/** A supervisor in a process of its own. */
async function supervisorElsewhere() {
  const child = spawn(process.execPath, [holdStack, home.root], { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = await once(child.stdout, "data");
  return { child, .../** @type {{ pid: number, database: string }} */ (JSON.parse(String(line))) };
}

/** @param {string} url @param {string} sql */
async function query(url, sql) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

const isGone = (/** @type {number} */ pid) => Promise.resolve(identifyProcess(pid) === undefined);

describe("a stack over a data folder", () => {
  test("keeps its data from one start to the next, and leaves neither process nor lock", async () => {
    const first = await startStack({ home: home.root, ...OPTIONS });
    const pid = first.process("postgres").pid ?? 0;
    await query(first.addresses.database, "CREATE TABLE kept AS SELECT 42 AS answer");
    await first.stop();
    expect(identifyProcess(pid)).toBeUndefined();
    expect(existsSync(home.lock)).toBe(false);

    const second = await startStack({ home: home.root, ...OPTIONS });
    try {
      expect(await query(second.addresses.database, "SELECT answer FROM kept")).toEqual([{ answer: 42 }]);
    } finally {
      await second.stop();
    }
  });

  test("has one supervisor: a second start is refused in plain words", async () => {
    const { child } = await supervisorElsewhere();
    await expect(startStack({ home: home.root, ...OPTIONS })).rejects.toThrow(
      `Atlas is running already in ${home.root} (process ${child.pid})`,
    );
    child.kill("SIGTERM");
    await once(child, "exit");
  });

  test("is stopped and freed even if its supervisor is killed, and starts again", async () => {
    const { child, pid } = await supervisorElsewhere();
    child.kill("SIGKILL");
    await once(child, "exit");
    expect(await pollUntil(() => isGone(pid), { deadlineMs: 20_000 })).toBe(true);

    const next = await startStack({ home: home.root, ...OPTIONS });
    expect(await query(next.addresses.database, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    await next.stop();
  });

  test("brings back a crashed process when it is to, and tells", async () => {
    /** @type {string[]} */
    const lines = [];
    const stack = await startStack({
      home: home.root,
      ...OPTIONS,
      restarts: true,
      print: (line) => lines.push(line),
    });
    try {
      stack.process("postgres").kill("SIGKILL");
      const isBack = () => Promise.resolve(lines.some((line) => line === "PostgreSQL is running again."));
      expect(await pollUntil(isBack, { deadlineMs: 20_000 })).toBe(true);
      expect(lines.join("\n")).toContain("PostgreSQL ended (signal SIGKILL)");
      expect(await query(stack.addresses.database, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    } finally {
      await stack.stop();
    }
  });

  test("lets another process stop and start what runs in it", async () => {
    const { child, pid } = await supervisorElsewhere();
    const stack = await connectStack(home.root);
    const postgres = stack.process("postgres");
    expect((await postgres.state()).pid).toBe(pid);
    await postgres.kill("SIGKILL");
    await postgres.ended();
    expect((await postgres.state()).pid).toBeNull();
    const restarted = await postgres.start();
    expect(restarted.pid).not.toBe(pid);
    expect(await query(stack.addresses.database, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    child.kill("SIGTERM");
    await once(child, "exit");
  });

  test("keeps its secrets to its user", async () => {
    const stack = await startStack({ home: home.root, ...OPTIONS });
    await stack.stop();
    expect(statSync(home.secrets).mode & 0o077).toBe(0);
    const { databasePassword } = JSON.parse(readFileSync(home.secrets, "utf8"));
    expect(databasePassword.length).toBeGreaterThan(20);
    expect(readFileSync(join(home.logs, "postgres.log"), "utf8")).not.toContain(databasePassword);
  });
});
