import { step } from "../bootstrap/progress.mjs";
import { childEnvironment } from "./environment.mjs";
import { openDoor } from "./door.mjs";
import { prepareHome } from "./home.mjs";
import { planNodeProcesses } from "./node-processes.mjs";
import { runMigrations } from "./run-migrations.mjs";
import { RunningStack } from "./running-stack.mjs";
import { loadSecrets } from "./secrets.mjs";
import {
  embeddedDatabases,
  ensureDatabases,
  externalDatabases,
  startPostgres,
  startTemporal,
} from "./servers.mjs";
import { beginSupervision } from "./supervision.mjs";
import { ensureTemporalReachable } from "./temporal/ensure-reachable.mjs";

/**
 * @typedef {"postgres" | "temporal" | "provider" | "api" | "worker"} ProcessName
 *
 * @typedef {object} StackOptions
 * @property {string} home absolute path of the data folder; made if missing
 * @property {Record<string, string>} [overrides] environment of Atlas's own processes; has the last word
 * @property {readonly ProcessName[]} [processes] which to start; all by default
 * @property {string | undefined} [port] the API's port; by default 4400 or a free one after it; "any": any free one
 * @property {boolean} [durable] false turns the embedded database's fsync off: quicker, for throw-away data
 * @property {boolean} [restarts] whether crashed processes are started again; tests leave it off and do it explicitly
 * @property {boolean} [ownServers] true: DATABASE_URL and TEMPORAL_ADDRESS are not looked at, embedded servers are started
 * @property {boolean} [door] lets other processes reach its processes, through `connectStack(home)`
 * @property {() => Promise<unknown>} [prepare] what must be done before Atlas's processes start; runs beside the servers' start
 * @property {(line: string) => void} [print] where progress goes; nowhere by default
 * @property {AbortSignal} [signal] gives the start up; a stack that has started is stopped with `stop()`
 */

/** @type {ProcessName[]} */
const ALL = ["postgres", "temporal", "provider", "api", "worker"];

/**
 * Starts PostgreSQL, Temporal, the simulated payment provider, the API and the worker over one data folder, and waits until
 * the API's `/readyz` says yes (if the API is among them). If anything fails, all that was started is stopped again.
 * @param {StackOptions} options
 * @returns {Promise<RunningStack>}
 */
export async function startStack(options) {
  const { print = () => undefined, restarts = false, signal } = options;
  const home = prepareHome(options.home);
  const supervision = await beginSupervision(home, { port: options.port, print });
  const stack = new RunningStack({
    home,
    surroundings: {
      logs: home.logs,
      record: supervision.record,
      print,
      restarts,
      beforeFirstStart: supervision.releasePortsOf,
      signal,
    },
    dismantle: supervision.end,
  });
  try {
    const { processes = ALL } = options;
    for (const name of ALL) if (!processes.includes(name)) await supervision.releasePortsOf(name);
    await startServers(stack, options, supervision.port);
    signal?.throwIfAborted();
    await startAtlas(stack, options);
    signal?.throwIfAborted();
    if (options.door) stack.onStop(await openDoor(stack));
    return stack;
  } catch (error) {
    await stack.stop();
    throw error;
  }
}

/**
 * @param {RunningStack} stack
 * @param {StackOptions} options
 * @param {(name: string) => number} port
 */
async function startServers(
  stack,
  { processes = ALL, durable = true, ownServers, overrides = {}, prepare },
  port,
) {
  const secrets = loadSecrets(stack.home.secrets);
  const databaseUrl = ownServers ? undefined : process.env["DATABASE_URL"];
  const temporalAddress = ownServers ? undefined : process.env["TEMPORAL_ADDRESS"];
  const databases = databaseUrl
    ? externalDatabases(databaseUrl)
    : embeddedDatabases(stack.home, port("postgres"), secrets.databasePassword);
  const local = (/** @type {string} */ name) => `http://127.0.0.1:${port(name)}`;
  stack.addresses = {
    ...databases,
    api: local("api"),
    worker: local("worker"),
    provider: local("provider"),
    temporal: temporalAddress || `127.0.0.1:${port("temporal")}`,
    temporalUi: temporalAddress ? undefined : local("temporalUi"),
  };
  const database = async () => {
    if (!processes.includes("postgres")) return;
    const password = secrets.databasePassword;
    if (!databaseUrl) await startPostgres(stack, { port: port("postgres"), password, durable });
    await ensureDatabases(databases);
  };
  const temporal = async () => {
    if (!processes.includes("temporal")) return;
    if (temporalAddress) return ensureTemporalReachable(temporalAddress);
    const namespace = overrides["TEMPORAL_NAMESPACE"] ?? process.env["TEMPORAL_NAMESPACE"] ?? "default";
    await startTemporal(stack, { port: port("temporal"), uiPort: port("temporalUi"), namespace });
  };
  // Each is waited for even if another failed: nothing may still be starting when the stack is taken down.
  const results = await Promise.allSettled([database(), temporal(), prepare?.()]);
  for (const result of results) if (result.status === "rejected") throw result.reason;
  stack.env = childEnvironment({ addresses: stack.addresses, port, secrets, home: stack.home, overrides });
}

/** @param {RunningStack} stack @param {StackOptions} options */
async function startAtlas(stack, { processes = ALL, print = () => undefined, signal }) {
  const plans = planNodeProcesses(stack.env, stack.addresses);
  const wanted = /** @type {const} */ (["provider", "api", "worker"]).filter((name) =>
    processes.includes(name),
  );
  if (wanted.length === 0) return;
  await step("Migrating the database", () => runMigrations(stack.env, stack.home.logs, signal), print);
  await step(
    "Starting Atlas",
    async () => {
      const results = await Promise.allSettled(wanted.map((name) => stack.launch(plans[name])));
      for (const result of results) if (result.status === "rejected") throw result.reason;
      if (wanted.includes("api") && wanted.includes("worker")) await stack.ready();
    },
    print,
  );
}
