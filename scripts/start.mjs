// npm start: everything, on one machine, without Docker.
import "./bootstrap/node-version.mjs";
import { installPackages } from "./bootstrap/install-packages.mjs";
import { step } from "./bootstrap/progress.mjs";
import { runCommand } from "./bootstrap/run-command.mjs";
import { defaultHome } from "./stack/home.mjs";

await runCommand(async ({ signal }) => {
  console.log("Atlas");
  await installPackages({ signal });
  const { startStack } = await import("./stack/stack.mjs");
  const { build, describeBuild } = await import("./build/build.mjs");
  const { superviseUntil } = await import("./stack/supervise-until.mjs");
  const stack = await startStack({
    home: defaultHome(),
    port: process.env["PORT"] || undefined,
    restarts: true,
    prepare: () => step("Building", async (note) => note(describeBuild(await build()))),
    print: console.log,
    signal,
  });
  await superviseUntil(signal, stack);
});
