// npm run unit [-- pattern]: the tests beside the files.
import "./bootstrap/node-version.mjs";
import { installPackages } from "./bootstrap/install-packages.mjs";
import { runCommand } from "./bootstrap/run-command.mjs";

await runCommand(async ({ signal }) => {
  await installPackages({ signal });
  const { runJest } = await import("./testing/run-jest.mjs");
  const { UNIT_PACKAGES } = await import("./testing/unit-packages.mjs");
  const { closingLine } = await import("./testing/closing-line.mjs");
  const counts = await runJest(UNIT_PACKAGES, { args: process.argv.slice(2), signal });
  console.log(`\nTests: ${closingLine(counts)}`);
  return counts.failed === 0 ? 0 : 1;
});
