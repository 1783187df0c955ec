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
  await step("Building", async (note) => note(describeBuild(await build())));
  const counts = await runE2e({ args: process.argv.slice(2), signal });
  console.log(`\nTests: ${closingLine(counts)}`);
  return counts.failed === 0 ? 0 : 1;
});
