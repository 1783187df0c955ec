// npm run types [-- package …]: checks the types of every package and of the scripts.
import "./bootstrap/node-version.mjs";
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { installPackages } from "./bootstrap/install-packages.mjs";
import { step } from "./bootstrap/progress.mjs";
import { projectRoot } from "./bootstrap/project-root.mjs";
import { runCommand } from "./bootstrap/run-command.mjs";

const PROJECTS = [
  "rules",
  "rules/cli",
  "rules/examples",
  "rules/tsconfig.test.json",
  "workflows",
  "backend",
  "frontend",
  "test",
  "scripts",
];

await runCommand(async ({ signal }) => {
  await installPackages({ signal });
  const require = createRequire(import.meta.url);
  const tsc = join(dirname(require.resolve("typescript/package.json")), "bin", "tsc");
  let failures = 0;
  const wanted = process.argv.slice(2);
  for (const name of PROJECTS) {
    if (wanted.length > 0 && !wanted.includes(name.split("/")[0] ?? "")) continue;
    const config = join(projectRoot, name, name.endsWith(".json") ? "" : "tsconfig.json");
    if (!existsSync(config)) continue;
    try {
      await step(`Checking types: ${name}`, () => check(tsc, name, signal));
    } catch (error) {
      failures += 1;
      console.error(error instanceof Error ? error.message : error);
    }
  }
  return failures === 0 ? 0 : 1;
});

/** @param {string} tsc @param {string} name @param {AbortSignal} signal */
async function check(tsc, name, signal) {
  const child = spawn(
    process.execPath,
    [tsc, "-p", name, "--pretty", String(process.stdout.isTTY ?? false)],
    {
      cwd: projectRoot,
      stdio: ["ignore", "pipe", "inherit"],
      signal,
    },
  );
  let output = "";
  child.stdout.on("data", (chunk) => (output += chunk));
  const code = await new Promise((resolve) => {
    child.on("error", () => resolve(1));
    child.on("close", resolve);
  });
  if (code !== 0) throw new Error(output.trimEnd());
}
