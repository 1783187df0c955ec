// npm run build [-- package …]: what `npm start` runs, made from the sources.
import "./bootstrap/node-version.mjs";
import { runCommand } from "./bootstrap/run-command.mjs";
import { installPackages } from "./bootstrap/install-packages.mjs";
import { step } from "./bootstrap/progress.mjs";

await runCommand(async ({ signal }) => {
  await installPackages({ signal });
  const { build, describeBuild } = await import("./build/build.mjs");
  await step("Building", async (note) => note(describeBuild(await build(process.argv.slice(2)))));
});
