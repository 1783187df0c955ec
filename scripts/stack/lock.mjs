import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { errorCode } from "./error-code.mjs";
import { identifyProcess, isAlive } from "./process-identity.mjs";

/**
 * @typedef {import("./process-identity.mjs").ProcessIdentity & { note?: string }} Holder
 * @typedef {{ release: () => void, holder: Holder }} Lock
 */

/** The lock is held by a process that lives. */
export class LockHeldError extends Error {
  /** @param {string} path @param {Holder} holder */
  constructor(path, holder) {
    super(`${path} is held by process ${holder.pid}`);
    this.holder = holder;
  }
}

/**
 * Takes a lock file; one left by a dead process is taken over.
 * @param {string} path
 * @param {{ waitMs?: number, note?: string }} [options] how long to wait for a living holder; a word on what for
 * @returns {Promise<Lock>}
 */
export async function acquireLock(path, { waitMs = 0, note } = {}) {
  mkdirSync(dirname(path), { recursive: true });
  const deadline = Date.now() + waitMs;
  for (;;) {
    const lock = tryLock(path, note);
    if (lock) return lock;
    const holder = readHolder(path);
    if (holder && isAlive(holder)) {
      if (Date.now() >= deadline) throw new LockHeldError(path, holder);
      await delay(100);
    } else {
      clearStale(path);
    }
  }
}

/**
 * Who holds the lock, if anyone alive does.
 * @param {string} path
 * @returns {Holder | undefined}
 */
export function lockHolder(path) {
  const holder = readHolder(path);
  return holder && isAlive(holder) ? holder : undefined;
}

/**
 * @param {string} path
 * @param {string | undefined} note
 * @returns {Lock | undefined}
 */
function tryLock(path, note) {
  const self = identifyProcess(process.pid);
  if (!self) throw new Error("this process cannot find its own start time");
  const holder = { ...self, ...(note === undefined ? {} : { note }) };
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(holder));
  try {
    // A link fails if the name exists, and appears with its whole content: no one ever reads a half-written lock.
    linkSync(draft, path);
  } catch (error) {
    if (errorCode(error) === "EEXIST") return undefined;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return {
    holder,
    release: () => removeLockOf(path, self),
  };
}

/**
 * Two starts may find the same dead lock: each moves it aside and looks at what it moved, so that neither removes the
 * fresh lock of the other.
 * @param {string} path
 */
function clearStale(path) {
  const aside = `${path}.stale-${process.pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return;
    throw error;
  }
  const moved = readHolder(aside);
  if (moved && isAlive(moved)) {
    try {
      linkSync(aside, path);
    } catch (error) {
      if (errorCode(error) !== "EEXIST") throw error;
    }
  }
  rmSync(aside, { force: true });
}

/**
 * @param {string} path
 * @returns {Holder | undefined}
 */
function readHolder(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined; // absent, or not ours: treated as stale
  }
}

/**
 * Removes the lock if it is the one of a given (dead) process.
 * @param {string} path
 * @param {import("./process-identity.mjs").ProcessIdentity} owner
 */
export function removeLockOf(path, { pid, started }) {
  const current = readHolder(path);
  if (current?.pid === pid && current.started === started) rmSync(path, { force: true });
}
