// npm test: from a fresh clone: installs, builds, runs the unit tests, then the scenarios and the browser tests on one stack.
import "./bootstrap/node-version.mjs";
import { installPackages } from "./bootstrap/install-packages.mjs";
import { step } from "./bootstrap/progress.mjs";
import { runCommand } from "./bootstrap/run-command.mjs";

await runCommand(async ({ signal }) => {
  await installPackages({ signal });
  const { build, describeBuild } = await import("./build/build.mjs");
  const { runJest } = await import("./testing/run-jest.mjs");
  const { runE2e } = await import("./testing/run-e2e.mjs");
  const { closingLine, sum } = await import("./testing/closing-line.mjs");
  const { UNIT_PACKAGES } = await import("./testing/unit-packages.mjs");
  const args = process.argv.slice(2);
  await step("Building", async (note) => note(describeBuild(await build())));
  console.log("\nUnit tests");
  const unit = await runJest(UNIT_PACKAGES, { args, signal });
  signal.throwIfAborted();
  console.log("\nScenarios, on PostgreSQL and Temporal");
  // Minutes of killed processes and stopped servers have a command of their own: npm run faults.
  const e2e = await runE2e({ args: ["--testPathIgnorePatterns=faults.e2e", ...args], signal });
  const total = sum([unit, e2e]);
  console.log(`\nTests: ${closingLine(total)}`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
});
