import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { LockHeldError, acquireLock, lockHolder } from "./lock.mjs";
import { identifyProcess } from "./process-identity.mjs";

/** @type {string} */
let folder;
/** @type {string} */
let path;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "atlas-lock-"));
  path = join(folder, "lock");
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("a lock file", () => {
  test("is held by one, and free again after its release", async () => {
    const lock = await acquireLock(path);
    await expect(acquireLock(path)).rejects.toThrow(LockHeldError);
    expect(lockHolder(path)?.pid).toBe(process.pid);
    lock.release();
    expect(existsSync(path)).toBe(false);
    (await acquireLock(path)).release();
  });

  test("is waited for when asked", async () => {
    const first = await acquireLock(path);
    const second = acquireLock(path, { waitMs: 10_000 });
    first.release();
    expect((await second).holder.pid).toBe(process.pid);
  });

  test("of a process that was killed is taken over", async () => {
    const other = spawn("sleep", ["60"], { stdio: "ignore" });
    await once(other, "spawn");
    const pid = other.pid ?? 0;
    writeFileSync(path, JSON.stringify(identifyProcess(pid)));
    await expect(acquireLock(path)).rejects.toThrow(`held by process ${pid}`);
    other.kill("SIGKILL");
    await once(other, "exit");
    expect((await acquireLock(path)).holder.pid).toBe(process.pid);
  });

  test("of an earlier process with the same number counts for nothing", async () => {
    writeFileSync(path, JSON.stringify({ pid: process.pid, started: "another boot/1" }));
    expect(lockHolder(path)).toBeUndefined();
    expect((await acquireLock(path)).holder.pid).toBe(process.pid);
  });

  test("cut short by a crash counts for nothing", async () => {
    writeFileSync(path, '{"pid":');
    expect((await acquireLock(path)).holder.pid).toBe(process.pid);
  });

  test("goes to exactly one of many who find it stale at once", async () => {
    writeFileSync(path, JSON.stringify({ pid: 1, started: "another boot/1" }));
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => acquireLock(path)));
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
  });
});
