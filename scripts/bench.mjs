// npm run bench -- NAME [arguments]: one measurement; its last line is JSON.
import "./bootstrap/node-version.mjs";
import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { installPackages } from "./bootstrap/install-packages.mjs";
import { step } from "./bootstrap/progress.mjs";
import { projectRoot } from "./bootstrap/project-root.mjs";
import { runCommand } from "./bootstrap/run-command.mjs";
import { SetupError } from "./bootstrap/setup-error.mjs";

await runCommand(async ({ signal }) => {
  const [name = "", ...args] = process.argv.slice(2);
  const benches = findBenches();
  const file = benches[name];
  if (!file) {
    throw new SetupError(name ? `There is no bench "${name}".` : "Which bench?", {
      remedy: `npm run bench -- NAME, where NAME is one of ${Object.keys(benches).join(", ")}`,
    });
  }
  await installPackages({ signal });
  const { build, describeBuild } = await import("./build/build.mjs");
  await step("Building", async (note) => note(describeBuild(await build())));
  const child = spawn(process.execPath, [file, ...args], { cwd: projectRoot, stdio: "inherit" });
  signal.addEventListener("abort", () => child.kill("SIGTERM"), { once: true });
  return await new Promise((resolve) => child.on("close", (code) => resolve(code ?? 1)));
});

/** Every `<package>/bench/<name>.mjs`, by name. A file that others import has its place in a folder below. */
function findBenches() {
  /** @type {Record<string, string>} */
  const found = {};
  for (const folder of ["rules/bench", "test/bench"]) {
    for (const entry of readdirSync(join(projectRoot, folder))) {
      if (entry.endsWith(".mjs")) found[entry.slice(0, -".mjs".length)] = join(projectRoot, folder, entry);
    }
  }
  return found;
}
