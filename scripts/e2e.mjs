// npm run e2e [-- pattern]: the scenarios of test/, on one stack of real servers over throw-away data.
import "./bootstrap/node-version.mjs";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { installPackages } from "./bootstrap/install-packages.mjs";
import { step } from "./bootstrap/progress.mjs";
import { projectRoot } from "./bootstrap/project-root.mjs";
import { runCommand } from "./bootstrap/run-command.mjs";

await runCommand(async ({ signal }) => {
  await installPackages({ signal });
  const { build, describeBuild } = await import("./build/build.mjs");
  const { runE2e } = await import("./testing/run-e2e.mjs");
  const { closingLine } = await import("./testing/closing-line.mjs");
  const args = process.argv.slice(2);
  // Scenarios over HTTP alone do not wait for the web app to be bundled.
  const packages = asksForBrowserTests(args) ? [] : ["backend"];
  await step("Building", async (note) => note(describeBuild(await build(packages))));
  const counts = await runE2e({ args, signal });
  console.log(`\nTests: ${closingLine(counts)}`);
  return counts.failed === 0 ? 0 : 1;
});

/** Whether the patterns (none: everything) choose a test of `test/browser`. @param {string[]} args */
function asksForBrowserTests(args) {
  const patterns = args.filter((arg) => !arg.startsWith("-")).map((arg) => new RegExp(arg));
  const tests = readdirSync(join(projectRoot, "test", "browser")).map((name) => `test/browser/${name}`);
  return patterns.length === 0 || tests.some((test) => patterns.some((pattern) => pattern.test(test)));
}
