// npm start: everything, on one machine, without Docker. The first time it also plays the demo in the background, unless
// ATLAS_DEMO=off.
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
  const { launchDemo } = await import("./demo/launch-demo.mjs");
  const stack = await startStack({
    home: defaultHome(),
    port: process.env["PORT"] || undefined,
    restarts: true,
    prepare: () => step("Building", async (note) => note(describeBuild(await build()))),
    print: console.log,
    signal,
  });
  const withDemo = process.env["ATLAS_DEMO"] !== "off";
  await superviseUntil(signal, stack, () => withDemo && launchDemo(stack, console.log));
});
