import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { step } from "../bootstrap/progress.mjs";
import { findBrowser } from "../browser/find-browser.mjs";
import { logTail } from "../stack/log-file.mjs";
import { startStack } from "../stack/stack.mjs";
import { runJest } from "./run-jest.mjs";

/**
 * Runs the scenarios of `test/` against one real stack over throw-away data. The tests find it through `ATLAS_STACK_HOME` and
 * reach its processes with `connectStack`.
 * @param {{ args?: string[], signal?: AbortSignal, print?: (line: string) => void }} [options]
 * @returns {Promise<import("./run-jest.mjs").Counts>}
 */
export async function runE2e({ args = [], signal, print = console.log } = {}) {
  const browser = await step(
    "Finding a browser",
    async (note) => {
      const found = await findBrowser();
      note(`${found.version}, ${found.path}`);
      return found;
    },
    print,
  );
  const stack = await startStack({
    home: mkdtempSync(join(tmpdir(), "atlas-e2e-")),
    overrides: { ATLAS_FAILPOINTS: "on" },
    port: "any",
    durable: false,
    ownServers: true,
    door: true,
    print,
    ...(signal ? { signal } : {}),
  });
  /** @type {import("./run-jest.mjs").Counts | undefined} */
  let counts;
  try {
    // One after the other: scenarios stop and kill the processes that they share.
    counts = await runJest(["test"], {
      args: ["--runInBand", ...args],
      timeoutMs: 180_000,
      env: { ATLAS_STACK_HOME: stack.home.root, ATLAS_BROWSER: JSON.stringify(browser), TZ: "UTC" },
      ...(signal ? { signal } : {}),
    });
    return counts;
  } finally {
    await stack.stop();
    if (counts?.failed !== 0) showLogs(stack, print);
    // On a machine that is thrown away nobody will look: data outside the checkout would only pile up.
    if (counts?.failed === 0 || process.env["CI"]) await stack.stop({ wipe: true });
    else print(`The stack's logs and data are kept for a look: ${stack.home.root}`);
  }
}

/** @param {import("../stack/running-stack.mjs").RunningStack} stack @param {(line: string) => void} print */
function showLogs(stack, print) {
  for (const { name, log } of stack.processes.filter(({ name }) =>
    ["api", "worker", "provider"].includes(name),
  )) {
    print(`\nThe end of the log of ${name}:\n${logTail(log)}`);
  }
}
