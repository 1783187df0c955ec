// npm run unit [-- pattern] [--only=package]: the tests beside the files.
import "./bootstrap/node-version.mjs";
import { installPackages } from "./bootstrap/install-packages.mjs";
import { runCommand } from "./bootstrap/run-command.mjs";

await runCommand(async ({ signal }) => {
  await installPackages({ signal });
  const { runJest } = await import("./testing/run-jest.mjs");
  const { UNIT_PACKAGES } = await import("./testing/unit-packages.mjs");
  const { closingLine } = await import("./testing/closing-line.mjs");
  const args = process.argv.slice(2);
  const only = args.find((arg) => arg.startsWith("--only="))?.slice("--only=".length);
  const counts = await runJest(only ? [only] : UNIT_PACKAGES, {
    args: args.filter((arg) => !arg.startsWith("--only=")),
    signal,
  });
  console.log(`\nTests: ${closingLine(counts)}`);
  return counts.failed === 0 ? 0 : 1;
});
