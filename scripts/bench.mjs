// npm run bench -- NAME [arguments]: one measurement; its last line is JSON.
import "./bootstrap/node-version.mjs";
import { spawn } from "node:child_process";
import { join } from "node:path";
import { installPackages } from "./bootstrap/install-packages.mjs";
import { step } from "./bootstrap/progress.mjs";
import { projectRoot } from "./bootstrap/project-root.mjs";
import { runCommand } from "./bootstrap/run-command.mjs";
import { SetupError } from "./bootstrap/setup-error.mjs";

/** @type {Record<string, string | undefined>} */
const BENCHES = {
  ingest: "test/bench/ingest.mjs",
  cycles: "test/bench/cycles.mjs",
  pdf: "test/bench/pdf.mjs",
  web: "test/bench/web.mjs",
  rules: "rules/bench/rules.mjs",
  hostile: "rules/bench/hostile.mjs",
  browser: "rules/bench/browser.mjs",
};

await runCommand(async ({ signal }) => {
  const [name = "", ...args] = process.argv.slice(2);
  const file = BENCHES[name];
  if (!file) {
    throw new SetupError(name ? `There is no bench "${name}".` : "Which bench?", {
      remedy: `npm run bench -- NAME, where NAME is one of ${Object.keys(BENCHES).join(", ")}`,
    });
  }
  await installPackages({ signal });
  const { build, describeBuild } = await import("./build/build.mjs");
  const packages = name === "web" ? ["backend", "frontend"] : ["backend"];
  await step("Building", async (note) => note(describeBuild(await build(packages))));
  const child = spawn(process.execPath, [join(projectRoot, file), ...args], {
    cwd: projectRoot,
    stdio: "inherit",
  });
  signal.addEventListener("abort", () => child.kill("SIGTERM"), { once: true });
  return await new Promise((resolve) => child.on("close", (code) => resolve(code ?? 1)));
});
