// npm run client:check: whether the committed API client is what the committed openapi.json gives.
import "./bootstrap/node-version.mjs";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { filesBelow } from "./build/source-files.mjs";
import { projectRoot } from "./bootstrap/project-root.mjs";
import { runCommand } from "./bootstrap/run-command.mjs";

const frontend = join(projectRoot, "frontend");
const committed = join(frontend, "src", "api", "generated");

await runCommand(async () => {
  // Beside the real one: the generator looks up the project's settings from where it writes.
  const fresh = mkdtempSync(join(frontend, ".client-"));
  try {
    const generator = join(projectRoot, "node_modules", "@hey-api", "openapi-ts", "bin", "run.js");
    const { status, stderr } = spawnSync(process.execPath, [generator, "--output", fresh, "--silent"], {
      cwd: frontend,
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(`the generator ended with ${status}: ${stderr}`);
    const stale = differences(fresh);
    for (const file of stale) console.error(`  differs: frontend/src/api/generated/${file}`);
    console.log(
      stale.length === 0
        ? "The client is up to date."
        : "The client is stale: run `npm run client` and commit it.",
    );
    return stale.length === 0 ? 0 : 1;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
});

/** @param {string} fresh @returns {string[]} */
function differences(fresh) {
  const all = new Set([...filesBelow(fresh), ...filesBelow(committed)]);
  return [...all].filter((file) => content(fresh, file) !== content(committed, file));
}

/** @param {string} folder @param {string} file */
function content(folder, file) {
  try {
    return readFileSync(join(folder, file), "utf8");
  } catch {
    return undefined; // only in the other one
  }
}
