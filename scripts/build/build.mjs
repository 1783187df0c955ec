import { join } from "node:path";
import { projectRoot } from "../bootstrap/project-root.mjs";
import { acquireLock } from "../stack/lock.mjs";
import { buildWeb } from "./build-web.mjs";
import { bundleWorkflows } from "./bundle-workflows.mjs";
import { transpilePackage } from "./transpile-package.mjs";

/** Packages that Node runs, in the order of their imports. */
export const BUILT_PACKAGES = ["rules", "workflows", "backend"];

/**
 * @typedef {object} BuildResult
 * @property {Record<string, string[]>} changed per package the source files that changed
 * @property {boolean} bundled whether the workflow bundle was made anew
 * @property {boolean} web whether the web app was made anew
 */

/**
 * Builds what runs: every package's `dist`, the workflow bundle, the web app. Incremental; types are checked by `npm run types`.
 * @param {string[]} [only] names of packages; all by default. The bundle belongs to `backend`, the web app to `frontend`
 * @returns {Promise<BuildResult>}
 */
export async function build(only = []) {
  const wants = (/** @type {string} */ name) => only.length === 0 || only.includes(name);
  // Off for who works on the API alone: it then serves the web app as it was built last.
  const withWeb = wants("frontend") && process.env["ATLAS_WEB"] !== "off";
  const web = withWeb ? buildWeb(projectRoot) : Promise.resolve(false);
  const [node, app] = await Promise.allSettled([buildNode(wants("backend")), web]);
  if (node.status === "rejected") throw node.reason;
  if (app.status === "rejected") throw app.reason;
  return { ...node.value, web: app.value };
}

/** @param {boolean} withBundle */
async function buildNode(withBundle) {
  // A start, a test run and a watcher of one checkout write the same folders.
  const lock = await acquireLock(join(projectRoot, ".atlas", "run", "build.lock"), { waitMs: 120_000 });
  try {
    /** @type {Record<string, string[]>} */
    const changed = {};
    for (const name of BUILT_PACKAGES)
      changed[name] = (await transpilePackage(join(projectRoot, name))).changed;
    const bundled = withBundle && (await bundleWorkflows(projectRoot));
    return { changed, bundled };
  } finally {
    lock.release();
  }
}

/** @param {BuildResult} result */
export function describeBuild({ changed, bundled, web }) {
  const count = Object.values(changed).reduce((sum, files) => sum + files.length, 0);
  const parts = [
    ...(count > 0 ? [`${count} files`] : []),
    ...(bundled ? ["the workflow bundle"] : []),
    ...(web ? ["the web app"] : []),
  ];
  return parts.length === 0 ? "nothing changed" : parts.join(", ");
}
