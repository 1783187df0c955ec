import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { projectRoot } from "../bootstrap/project-root.mjs";

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/**
 * Runs Jest over some packages in one go and counts. A suite that does not even load counts as failed.
 * @param {string[]} packages folders of the checkout
 * @param {{ args?: string[], timeoutMs?: number, env?: Record<string, string>, signal?: AbortSignal }} [options] `args` go to
 *   Jest, e.g. a file pattern; `timeoutMs` is for one test
 * @returns {Promise<Counts>}
 */
export async function runJest(packages, { args = [], timeoutMs = 60_000, env = {}, signal } = {}) {
  const require = createRequire(import.meta.url);
  const jest = join(dirname(require.resolve("jest/package.json")), "bin", "jest.js");
  const folder = mkdtempSync(join(tmpdir(), "atlas-jest-"));
  const report = join(folder, "report.json");
  try {
    const child = spawn(
      process.execPath,
      [
        jest,
        "--projects",
        ...packages,
        "--json",
        `--outputFile=${report}`,
        // Given here, since Jest does not take it from a project's configuration when it runs several.
        `--testTimeout=${timeoutMs}`,
        "--passWithNoTests",
        // By default a machine of two cores runs everything in one process, which grows with every suite. A worker that has
        // grown starts afresh.
        ...(args.includes("--runInBand") ? [] : ["--maxWorkers=2", "--workerIdleMemoryLimit=1GB"]),
        ...args,
      ],
      {
        cwd: projectRoot,
        env: { ...process.env, NODE_ENV: "test", NODE_OPTIONS: nodeOptions(), ...env },
        // --json prints the report on standard output as well; people read what goes to standard error.
        stdio: ["ignore", "ignore", "inherit"],
        ...(signal ? { signal } : {}),
      },
    );
    const code = await new Promise((resolve) => {
      child.on("error", () => resolve(1));
      child.on("close", resolve);
    });
    return count(report, code === 0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function nodeOptions() {
  const given = process.env["NODE_OPTIONS"] ?? "";
  return given.includes("--experimental-vm-modules")
    ? given
    : `${given} --experimental-vm-modules --disable-warning=ExperimentalWarning`.trim();
}

/** @param {string} report @param {boolean} succeeded @returns {Counts} */
function count(report, succeeded) {
  try {
    const result = JSON.parse(readFileSync(report, "utf8"));
    const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
    return {
      passed: result.numPassedTests,
      failed: failed === 0 && !succeeded ? 1 : failed,
      skipped: result.numPendingTests + result.numTodoTests,
    };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 }; // Jest itself did not come to an end
  }
}
