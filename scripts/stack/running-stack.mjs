import { readFileSync } from "node:fs";
import { SetupError } from "../bootstrap/setup-error.mjs";
import { ManagedProcess } from "./managed-process.mjs";
import { answersOk, pollUntil } from "./poll.mjs";
import { wipeHome } from "./wipe-home.mjs";

/**
 * @typedef {{ url: string, apiKey: string, email: string, password: string }} Credentials
 * @typedef {import("./environment.mjs").StackAddresses} StackAddresses
 */

/** First what takes requests and work, last what it stands on. Processes added by a test come before all. */
const STOP_ORDER = ["api", "worker", "provider", "temporal", "postgres"];
const READY_DEADLINE_MS = 120_000;

/** A set of processes over one data folder, started by `startStack`. */
export class RunningStack {
  /** @type {Map<string, ManagedProcess>} */
  #processes = new Map();
  /** @type {Promise<void> | undefined} */
  #stopping;
  /** @type {(() => Promise<void>)[]} */
  #beforeStop = [];

  /**
   * @param {object} parts
   * @param {import("./home.mjs").Home} parts.home
   * @param {import("./managed-process.mjs").Surroundings} parts.surroundings
   * @param {() => Promise<unknown>} parts.dismantle gives back lock, ports and records, when all processes are gone
   */
  constructor({ home, surroundings, dismantle }) {
    this.home = home;
    this.surroundings = surroundings;
    this.dismantle = dismantle;
    /** Environment of Atlas's own processes. @type {Record<string, string>} */
    this.env = {};
    /** @type {StackAddresses} */
    this.addresses = {
      api: "",
      worker: "",
      provider: "",
      database: "",
      providerDatabase: "",
      temporal: "",
      temporalUi: undefined,
    };
  }

  /** Adds something to do before the processes are stopped. @param {() => Promise<void>} action */
  onStop(action) {
    this.#beforeStop.push(action);
  }

  get stopping() {
    return this.#stopping !== undefined;
  }

  get processes() {
    return [...this.#processes.values()];
  }

  /**
   * @param {string} name
   * @returns {ManagedProcess}
   */
  process(name) {
    const found = this.#processes.get(name);
    if (!found)
      throw new Error(`no process "${name}" here; there are ${[...this.#processes.keys()].join(", ")}`);
    return found;
  }

  /**
   * Starts one more process and waits until it is ready.
   * @param {import("./managed-process.mjs").ProcessPlan} plan
   */
  async launch(plan) {
    if (this.#stopping) throw new SetupError("Stopped before everything was started.");
    const added = new ManagedProcess(plan, this.surroundings);
    this.#processes.set(plan.name, added);
    await added.start();
    return added;
  }

  /**
   * Starts another process like one that is here, e.g. a second worker.
   * @param {string} name of the new one
   * @param {{ like: string, env?: Record<string, string> }} options `env`: what differs, for instance its port; then
   *   `isReady` of the first one does not tell about it, and it counts as ready as soon as it runs
   */
  async launchLike(name, { like, env = {} }) {
    const { plan } = this.process(like);
    return this.launch({ ...plan, name, env: { ...plan.env, ...env }, isReady: () => Promise.resolve(true) });
  }

  /** Waits until the API says that all it needs is there. */
  async ready() {
    const url = `${this.addresses.api}/readyz`;
    const isReady = await pollUntil(() => answersOk(url), {
      deadlineMs: READY_DEADLINE_MS,
      giveUp: () => this.stopping,
    });
    if (isReady || this.stopping) return;
    throw new SetupError(`${url} did not answer 200 within ${READY_DEADLINE_MS / 1000} s.`, {
      tried: [await describeAnswer(url)],
      remedy: `read the logs in ${this.home.logs}.`,
    });
  }

  /**
   * What the seed wrote for the people and scripts that use this instance.
   * @returns {Credentials}
   */
  credentials() {
    return { ...JSON.parse(readFileSync(this.home.credentials, "utf8")), url: this.addresses.api };
  }

  /**
   * Stops everything in order; safe to call more than once.
   * @param {{ wipe?: boolean }} [options] `wipe` also removes the data folder
   */
  async stop({ wipe = false } = {}) {
    this.#stopping ??= this.#stopAll();
    await this.#stopping;
    if (wipe) wipeHome(this.home);
  }

  /** Ends everything without waiting for anyone, for an impatient person. PostgreSQL recovers at the next start. */
  async killNow() {
    await Promise.all(this.processes.map((each) => each.killNow()));
  }

  async #stopAll() {
    for (const action of this.#beforeStop) await action();
    const place = (/** @type {string} */ name) => STOP_ORDER.indexOf(name);
    for (const each of this.processes.sort((a, b) => place(a.name) - place(b.name))) await each.stop();
    await this.dismantle();
  }
}

/** @param {string} url */
async function describeAnswer(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    return `it answers ${response.status}: ${await response.text()}`;
  } catch (error) {
    return `it cannot be reached: ${error instanceof Error ? error.message : String(error)}`;
  }
}
