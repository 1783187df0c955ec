import { spawn } from "node:child_process";
import { join } from "node:path";

// A queue's tasks lie in one place: of several, what was left in one reached a waiting worker some nine times a second.
const DYNAMIC_CONFIG = ["matching.numTaskqueueReadPartitions=1", "matching.numTaskqueueWritePartitions=1"];

const READY_CHECK_MS = 10_000;

/**
 * How the local Temporal server is started. It keeps its data in a file, so that workflows survive a restart.
 * @param {object} options
 * @param {string} options.program path of `temporal`
 * @param {import("../home.mjs").Home} options.home
 * @param {number} options.port
 * @param {number} options.uiPort
 * @param {string} options.namespace
 * @param {string[]} options.searchAttributes `name=Type`, as the command line takes them
 * @returns {import("../managed-process.mjs").ProcessPlan}
 */
export function planTemporal({ program, home, port, uiPort, namespace, searchAttributes }) {
  const address = `127.0.0.1:${port}`;
  const pragmas = ["journal_mode=WAL", "synchronous=NORMAL"];
  return {
    name: "temporal",
    title: "Temporal",
    command: program,
    args: [
      ...["server", "start-dev", "--ip", "127.0.0.1", "--port", String(port), "--ui-port", String(uiPort)],
      ...[
        "--namespace",
        namespace,
        "--db-filename",
        join(home.temporal, "temporal.db"),
        "--log-level",
        "error",
      ],
      "--ui-disable-news-fetch",
      ...DYNAMIC_CONFIG.flatMap((setting) => ["--dynamic-config-value", setting]),
      ...pragmas.flatMap((pragma) => ["--sqlite-pragma", pragma]),
      ...searchAttributes.flatMap((attribute) => ["--search-attribute", attribute]),
    ],
    env: cliEnvironment(),
    stopSignal: "SIGTERM",
    stopDeadlineMs: 10_000,
    isReady: () =>
      run(program, ["operator", "namespace", "describe", "--namespace", namespace, "--address", address]),
  };
}

/** The program's own configuration file and the user's TEMPORAL_* settings must not reach a server of ours. */
function cliEnvironment() {
  const { PATH = "", HOME = "", TMPDIR } = process.env;
  return { PATH, HOME, TZ: "UTC", ...(TMPDIR === undefined ? {} : { TMPDIR }) };
}

/** @param {string} command @param {string[]} args */
function run(command, args) {
  return new Promise((/** @type {(succeeded: boolean) => void} */ resolve) => {
    const child = spawn(command, args, { stdio: "ignore", timeout: READY_CHECK_MS, env: cliEnvironment() });
    child.on("error", () => resolve(false));
    child.on("close", (code) => resolve(code === 0));
  });
}
