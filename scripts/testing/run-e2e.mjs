import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startStack } from "../stack/stack.mjs";
import { runJest } from "./run-jest.mjs";

/**
 * Runs the scenarios of `test/` against one real stack over throw-away data. The tests find it through `ATLAS_STACK_HOME` and
 * reach its processes with `connectStack`.
 * @param {{ args?: string[], signal?: AbortSignal, print?: (line: string) => void }} [options]
 * @returns {Promise<import("./run-jest.mjs").Counts>}
 */
export async function runE2e({ args = [], signal, print = console.log } = {}) {
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
      env: { ATLAS_STACK_HOME: stack.home.root, TZ: "UTC" },
      ...(signal ? { signal } : {}),
    });
    return counts;
  } finally {
    const succeeded = counts?.failed === 0;
    await stack.stop({ wipe: succeeded });
    if (!succeeded) print(`The stack's logs and data are kept for a look: ${stack.home.root}`);
  }
}
