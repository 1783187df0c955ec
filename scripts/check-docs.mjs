// npm run docs:check [-- page…]: runs every marked command block of README.md and docs/*.md against a stack of its own, and compares
// docs/problems.md with the sources; with --write it only writes that page.
import "./bootstrap/node-version.mjs";
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installPackages } from "./bootstrap/install-packages.mjs";
import { step } from "./bootstrap/progress.mjs";
import { projectRoot } from "./bootstrap/project-root.mjs";
import { runCommand } from "./bootstrap/run-command.mjs";
import { markedBlocks } from "./docs/marked-blocks.mjs";
import { runPage } from "./docs/run-page.mjs";

await runCommand(async ({ signal }) => {
  const wanted = process.argv.slice(2);
  await installPackages({ signal });
  const { problemsPage } = await import("./docs/problems-page.mjs");
  const problems = await problemsPage();
  if (wanted.includes("--write")) return writeFileSync(problems.path, problems.text);
  const isStale = !existsSync(problems.path) || readFileSync(problems.path, "utf8") !== problems.text;
  if (isStale) console.error("docs/problems.md is stale: run `npm run docs:check -- --write` and commit it");

  const pages = allPages()
    .filter((path) => wanted.length === 0 || wanted.includes(path))
    .map((path) => ({ path, blocks: markedBlocks(readFileSync(join(projectRoot, path), "utf8")) }))
    .filter(({ blocks }) => blocks.length > 0);
  const { build, describeBuild } = await import("./build/build.mjs");
  const { startStack } = await import("./stack/stack.mjs");
  const stack = await startStack({
    home: mkdtempSync(join(tmpdir(), "atlas-docs-")),
    port: "any",
    durable: false,
    ownServers: true,
    prepare: () => step("Building", async (note) => note(describeBuild(await build(["backend"])))),
    print: console.log,
    signal,
  });
  let failed = 0;
  try {
    const environment = { ATLAS_HOME: stack.home.root, ATLAS_URL: stack.addresses.api };
    for (const { path, blocks } of pages) {
      const failure = await runPage(blocks, environment, signal);
      console.log(`  ${failure ? "✗" : "✓"} ${path}: ${blocks.length} blocks`);
      if (!failure) continue;
      failed++;
      console.error(`\n${path}:${failure.block.line}: ${failure.reason}\n`);
      console.error(`${indented(failure.block.commands)}\n\n  printed\n\n${indented(failure.output)}`);
    }
  } finally {
    await stack.stop({ wipe: true });
  }
  console.log(`Pages: ${pages.length - failed} passed, ${failed} failed`);
  return failed === 0 && !isStale ? 0 : 1;
});

function allPages() {
  const guides = readdirSync(join(projectRoot, "docs")).filter((name) => name.endsWith(".md"));
  return ["README.md", ...guides.sort().map((name) => `docs/${name}`)];
}

/** @param {string} text */
function indented(text) {
  return text.trimEnd().replaceAll(/^/gm, "    ");
}
