import { join } from "node:path";
import { projectRoot } from "../bootstrap/project-root.mjs";
import { acquireLock } from "../stack/lock.mjs";
import { bundleWorkflows } from "./bundle-workflows.mjs";
import { transpilePackage } from "./transpile-package.mjs";

/** In the order of their imports. */
export const BUILT_PACKAGES = ["rules", "workflows", "backend"];

/**
 * Builds what runs: every package's `dist` and the workflow bundle. Incremental; types are checked by `npm run types`.
 * @param {string[]} [only] names of packages; all by default. The bundle belongs to the backend
 * @returns {Promise<{ changed: Record<string, string[]>, bundled: boolean }>} per package the source files that changed
 */
export async function build(only = []) {
  const wanted = BUILT_PACKAGES.filter((name) => only.length === 0 || only.includes(name));
  // A start, a test run and a watcher of one checkout write the same folders.
  const lock = await acquireLock(join(projectRoot, ".atlas", "run", "build.lock"), { waitMs: 120_000 });
  try {
    /** @type {Record<string, string[]>} */
    const changed = {};
    for (const name of BUILT_PACKAGES)
      changed[name] = (await transpilePackage(join(projectRoot, name))).changed;
    const bundled = wanted.includes("backend") && (await bundleWorkflows(projectRoot));
    return { changed, bundled };
  } finally {
    lock.release();
  }
}

/**
 * @param {Awaited<ReturnType<typeof build>>} result
 */
export function describeBuild({ changed, bundled }) {
  const count = Object.values(changed).reduce((sum, files) => sum + files.length, 0);
  if (count === 0 && !bundled) return "nothing changed";
  return `${count} files${bundled ? " and the workflow bundle" : ""}`;
}
