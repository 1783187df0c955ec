import { readFileSync, rmSync } from "node:fs";
import { endProcess } from "./end-process.mjs";
import { errorCode } from "./error-code.mjs";
import { identifyProcess, isAlive } from "./process-identity.mjs";
import { writeFileAtomically } from "./write-file-atomically.mjs";

/**
 * @typedef {import("./process-identity.mjs").ProcessIdentity} ProcessIdentity
 * @typedef {ProcessIdentity & { name: string, stopSignal: NodeJS.Signals, stopDeadlineMs: number }} RecordedProcess
 * @typedef {{ supervisor: ProcessIdentity, processes: RecordedProcess[] }} ProcessRecord
 */

/**
 * Writes down which processes a supervisor has started, so that they can be found when it was killed before it could stop
 * them.
 * @param {string} file
 */
export function openProcessRecord(file) {
  const supervisor = /** @type {ProcessIdentity} */ (identifyProcess(process.pid));
  /** @type {RecordedProcess[]} newest first: the order in which to stop */
  let processes = [];
  const write = () => {
    try {
      writeFileAtomically(file, JSON.stringify({ supervisor, processes }));
    } catch (error) {
      // The data folder was removed under a running stack: there is nowhere left to record, and processes still to stop.
      if (errorCode(error) !== "ENOENT") throw error;
    }
  };
  write();
  return {
    /**
     * @param {number} pid
     * @param {{ name: string, stopSignal: NodeJS.Signals, stopDeadlineMs: number }} plan
     */
    add(pid, { name, stopSignal, stopDeadlineMs }) {
      const identity = identifyProcess(pid);
      if (!identity) return; // it ended at once
      processes = [{ ...identity, name, stopSignal, stopDeadlineMs }, ...processes];
      write();
    },
    /** @param {number} pid */
    remove(pid) {
      processes = processes.filter((entry) => entry.pid !== pid);
      write();
    },
    close: () => rmSync(file, { force: true }),
  };
}

/** @typedef {ReturnType<typeof openProcessRecord>} OpenRecord */

/**
 * @param {string} file
 * @returns {ProcessRecord | undefined}
 */
export function readProcessRecord(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined; // none, so nothing is running
  }
}

/**
 * Ends every process of a record that still lives, in order.
 * @param {ProcessRecord} record
 * @returns {Promise<string[]>} names of those that were ended
 */
export async function endRecordedProcesses(record) {
  const names = [];
  for (const entry of record.processes) {
    if (!isAlive(entry)) continue;
    names.push(entry.name);
    await endProcess(entry, entry.stopSignal, entry.stopDeadlineMs);
  }
  return names;
}
