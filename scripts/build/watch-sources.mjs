import { watch } from "node:fs";
import { join } from "node:path";
import { step } from "../bootstrap/progress.mjs";
import { projectRoot } from "../bootstrap/project-root.mjs";
import { describeFailure } from "../bootstrap/setup-error.mjs";
import { runMigrations } from "../stack/run-migrations.mjs";
import { BUILT_PACKAGES, build, describeBuild } from "./build.mjs";

// An editor's "save all" is one change.
const QUIET_MS = 150;

/**
 * Rebuilds on each change of a source file, and restarts the processes that run it.
 * @param {import("../stack/running-stack.mjs").RunningStack} stack
 * @param {{ print: (line: string) => void, signal: AbortSignal }} options
 */
export function watchSources(stack, { print, signal }) {
  /** @type {NodeJS.Timeout | undefined} */
  let pending;
  let working = Promise.resolve();
  const onChange = () => {
    clearTimeout(pending);
    pending = setTimeout(() => {
      // One after the other: a change during a rebuild is taken up after it.
      working = working.then(() => rebuild(stack, print)).catch((error) => print(describeFailure(error)));
    }, QUIET_MS);
  };
  for (const name of BUILT_PACKAGES) {
    watch(join(projectRoot, name, "src"), { recursive: true, signal }, onChange).on("error", (error) => {
      if (!signal.aborted) print(`Watching ${name} failed: ${error.message}`);
    });
  }
}

/** @param {import("../stack/running-stack.mjs").RunningStack} stack @param {(line: string) => void} print */
async function rebuild(stack, print) {
  const result = await build(["backend"]);
  const touched = Object.values(result.changed).flat();
  if (touched.length === 0 && !result.bundled) return;
  await step(
    `Rebuilding and restarting (${touched.slice(0, 3).join(", ")}${touched.length > 3 ? ", …" : ""})`,
    async (note) => {
      if (touched.some((file) => /migration|seed/.test(file)))
        await runMigrations(stack.env, stack.home.logs);
      await Promise.all(processesOf(touched).map((name) => stack.process(name).restart()));
      await stack.ready();
      note(describeBuild(result));
    },
    print,
  );
}

/** The simulated provider stays up unless it changed itself: it holds the charges under way. @param {string[]} touched */
function processesOf(touched) {
  const provider = touched.some((file) => file.includes("simulated-provider"));
  return provider ? ["api", "worker", "provider"] : ["api", "worker"];
}
