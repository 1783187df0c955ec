import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { writeFileAtomically } from "../stack/write-file-atomically.mjs";
import { filesBelow } from "./source-files.mjs";

/**
 * Makes the one file of workflow code that workers load, so that none of them has to bundle at its start. Done again only when
 * the built workflows or Temporal's SDK changed.
 * @param {string} root the checkout
 * @returns {Promise<boolean>} whether it was made anew
 */
export async function bundleWorkflows(root) {
  const compiled = join(root, "workflows", "dist");
  const output = join(root, "backend", "dist", "workflow-bundle.js");
  const stamp = `${output}.sha256`;
  const fingerprint = fingerprintOf(compiled);
  if (existsSync(output) && existsSync(stamp) && readFileSync(stamp, "utf8") === fingerprint) return false;
  // Loaded here: webpack costs half a second, which an unchanged bundle should not.
  const { bundleWorkflowCode } = await import("@temporalio/worker");
  const { code } = await bundleWorkflowCode({
    workflowsPath: join(compiled, "index.js"),
    logger: quietLogger(),
  });
  mkdirSync(dirname(output), { recursive: true });
  writeFileAtomically(output, code, 0o644);
  writeFileAtomically(stamp, fingerprint, 0o644);
  return true;
}

/** @param {string} compiled */
function fingerprintOf(compiled) {
  const hash = createHash("sha256");
  const require = createRequire(import.meta.url);
  hash.update(require("@temporalio/worker/package.json").version);
  for (const file of filesBelow(compiled)) {
    if (file.endsWith(".js")) hash.update(`${file}\n`).update(readFileSync(join(compiled, file)));
  }
  return hash.digest("hex");
}

/** The bundler reports each phase of webpack; only what went wrong is of interest. */
function quietLogger() {
  const ignore = () => undefined;
  return {
    log: ignore,
    trace: ignore,
    debug: ignore,
    info: ignore,
    warn: (/** @type {string} */ message) => console.warn(message),
    error: (/** @type {string} */ message) => console.error(message),
  };
}
