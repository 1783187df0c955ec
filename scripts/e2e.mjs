// npm run e2e [-- pattern]: the scenarios of test/, on one stack of real servers over throw-away data.
import "./bootstrap/node-version.mjs";
import { installPackages } from "./bootstrap/install-packages.mjs";
import { step } from "./bootstrap/progress.mjs";
import { runCommand } from "./bootstrap/run-command.mjs";

await runCommand(async ({ signal }) => {
  await installPackages({ signal });
  const { build, describeBuild } = await import("./build/build.mjs");
  const { runE2e } = await import("./testing/run-e2e.mjs");
  const { closingLine } = await import("./testing/closing-line.mjs");
  const args = process.argv.slice(2);
  // Scenarios over HTTP alone do not wait for the web app to be bundled.
  const withBrowser = args.length === 0 || args.some((arg) => /browser|web/.test(arg));
  const packages = withBrowser ? [] : ["backend"];
  await step("Building", async (note) => note(describeBuild(await build(packages))));
  const counts = await runE2e({ args, signal });
  console.log(`\nTests: ${closingLine(counts)}`);
  return counts.failed === 0 ? 0 : 1;
});
