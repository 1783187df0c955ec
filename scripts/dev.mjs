// npm run dev: like npm start, and on each change of a source file rebuilds and restarts what it touches. The web app is served
// by Vite beside it, which replaces changed components in the open page.
import "./bootstrap/node-version.mjs";
import { installPackages } from "./bootstrap/install-packages.mjs";
import { step } from "./bootstrap/progress.mjs";
import { runCommand } from "./bootstrap/run-command.mjs";
import { defaultHome } from "./stack/home.mjs";

await runCommand(async ({ signal }) => {
  console.log("Atlas, watching");
  await installPackages({ signal });
  const { startStack } = await import("./stack/stack.mjs");
  const { build, describeBuild } = await import("./build/build.mjs");
  const { superviseUntil } = await import("./stack/supervise-until.mjs");
  const { watchSources } = await import("./build/watch-sources.mjs");
  const { serveWeb } = await import("./build/serve-web.mjs");
  const stack = await startStack({
    home: defaultHome(),
    port: process.env["PORT"] || undefined,
    overrides: { NODE_ENV: "development" },
    restarts: true,
    prepare: () => step("Building", async (note) => note(describeBuild(await build(["backend"])))),
    print: console.log,
    signal,
  });
  await serveWeb(stack, console.log);
  watchSources(stack, { print: console.log, signal });
  await superviseUntil(signal, stack);
});
