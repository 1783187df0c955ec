import { spawn } from "node:child_process";
import { closeSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { SetupError } from "../bootstrap/setup-error.mjs";
import { logTail, openLog } from "./log-file.mjs";
import { pollUntil } from "./poll.mjs";

/**
 * How a process is run.
 * @typedef {object} ProcessPlan
 * @property {string} name short name: of its log, in commands
 * @property {string} title as people call it
 * @property {string} command
 * @property {string[]} args
 * @property {Record<string, string>} env its whole environment
 * @property {string} [cwd]
 * @property {import("./postgres/account.mjs").Account | undefined} [account] the user it runs as, if not ours
 * @property {NodeJS.Signals} stopSignal asks it to end in order
 * @property {number} stopDeadlineMs then SIGKILL
 * @property {() => Promise<boolean>} isReady
 * @property {number} [readyDeadlineMs]
 *
 * @typedef {object} Surroundings
 * @property {string} logs folder
 * @property {import("./process-record.mjs").OpenRecord} record
 * @property {(line: string) => void} print
 * @property {boolean} restarts whether a crashed process is started again
 * @property {(name: string) => Promise<void>} [beforeFirstStart] frees the port that was held for it
 * @property {AbortSignal | undefined} [signal] nobody waits for readiness any more
 */

const FIRST_RESTART_MS = 500;
const LONGEST_RESTART_MS = 15_000;
// A process that ran this long was healthy: its next crash is a new story, with the shortest pause again.
const HEALTHY_AFTER_MS = 60_000;

export class ManagedProcess {
  /** @type {import("node:child_process").ChildProcess | undefined} */
  #child;
  /** @type {Promise<string>} settles with how the current run ended, e.g. "exit code 1" */
  #ended = Promise.resolve("not started");
  #wanted = false;
  #pause = FIRST_RESTART_MS;
  #startedBefore = false;
  /** Whether it was ready since the last explicit start: what fails before that is reported by `start` itself. */
  #wasReady = false;

  /** @param {ProcessPlan} plan @param {Surroundings} surroundings */
  constructor(plan, surroundings) {
    this.plan = plan;
    this.surroundings = surroundings;
    this.log = join(surroundings.logs, `${plan.name}.log`);
  }

  get name() {
    return this.plan.name;
  }

  /** Number of the running process, or undefined. */
  get pid() {
    return this.#child?.pid;
  }

  get running() {
    return this.#child !== undefined;
  }

  /** Settles when the current run is over, with how it ended. */
  get ended() {
    return this.#ended;
  }

  /**
   * Starts it and waits until it is ready.
   * @param {{ env?: Record<string, string> }} [change] variables added to the plan's from now on
   */
  async start({ env } = {}) {
    if (this.#child) throw new Error(`${this.name} is running already`);
    if (env) this.plan = { ...this.plan, env: { ...this.plan.env, ...env } };
    this.#wanted = true;
    if (!this.#startedBefore) await this.surroundings.beforeFirstStart?.(this.name);
    this.#startedBefore = true;
    this.#spawn();
    await this.#untilReady();
  }

  /** Ends it in order and waits until it is gone; it is not restarted. */
  async stop() {
    this.#wanted = false;
    const child = this.#child;
    if (!child) return;
    this.kill("SIGCONT"); // a paused process would not hear the signal
    this.kill(this.plan.stopSignal);
    const late = setTimeout(() => this.#killGroup(child), this.plan.stopDeadlineMs);
    await this.#ended;
    clearTimeout(late);
  }

  /** @param {{ env?: Record<string, string> }} [change] */
  async restart(change) {
    await this.stop();
    await this.start(change);
  }

  /**
   * Sends a signal and does not wait. After SIGKILL it counts as crashed: it comes back if the stack restarts processes.
   * @param {NodeJS.Signals} signal
   */
  kill(signal) {
    this.#child?.kill(signal);
  }

  /** Kills it and what it started, at once; it is not restarted. */
  async killNow() {
    this.#wanted = false;
    if (this.#child) this.#killGroup(this.#child);
    await this.#ended;
  }

  #spawn() {
    const { command, args, env, cwd, account } = this.plan;
    const log = openLog(this.log);
    const spawnedAt = Date.now();
    // Its own process group: Ctrl-C in the terminal reaches only the supervisor, which then stops all in order. Output goes
    // straight to the file, so that the process neither waits for the supervisor nor breaks when that is killed.
    const child = spawn(command, args, {
      env,
      cwd: cwd ?? process.cwd(),
      detached: true,
      stdio: ["ignore", log, log],
      ...(account ? { uid: account.uid, gid: account.gid } : {}),
    });
    closeSync(log);
    if (child.pid !== undefined) this.surroundings.record.add(child.pid, this.plan);
    this.#child = child;
    this.#ended = new Promise((resolve) => {
      child.once("error", (error) => resolve(error.message));
      child.once("exit", (code, signal) => resolve(signal ? `signal ${signal}` : `exit code ${code}`));
    });
    void this.#ended.then((how) => this.#onEnd(child, how, Date.now() - spawnedAt));
  }

  /** @param {import("node:child_process").ChildProcess} child @param {string} how @param {number} ranMs */
  async #onEnd(child, how, ranMs) {
    if (child.pid !== undefined) this.surroundings.record.remove(child.pid);
    if (this.#child === child) this.#child = undefined;
    if (!this.#wanted || !this.surroundings.restarts || !this.#wasReady) return;
    if (ranMs > HEALTHY_AFTER_MS) this.#pause = FIRST_RESTART_MS;
    await this.#bringBack(how);
  }

  /** @param {string} how */
  async #bringBack(how) {
    const { print } = this.surroundings;
    print(
      `${this.plan.title} ended (${how}); starting it again in ${this.#pause / 1000} s. Log: ${this.log}`,
    );
    await delay(this.#pause);
    this.#pause = Math.min(this.#pause * 2, LONGEST_RESTART_MS);
    // It may have been stopped, or started by hand, during the pause.
    if (!this.#wanted || this.#child) return;
    this.#spawn();
    if (await this.#becomesReady()) print(`${this.plan.title} is running again.`);
  }

  async #untilReady() {
    this.#wasReady = false;
    if (await this.#becomesReady()) {
      this.#wasReady = true;
      return;
    }
    if (this.surroundings.signal?.aborted) {
      await this.stop();
      throw new SetupError(`${this.plan.title} was stopped before it was ready.`);
    }
    const ended = !this.#child;
    const how = ended ? `ended (${await this.#ended})` : "did not become ready in time";
    await this.killNow();
    throw new SetupError(`${this.plan.title} ${how}. The end of its log:\n${logTail(this.log)}`, {
      remedy: `read ${this.log}, mend the cause and start again.`,
    });
  }

  #becomesReady() {
    const child = this.#child;
    return pollUntil(this.plan.isReady, {
      deadlineMs: this.plan.readyDeadlineMs ?? 120_000,
      everyMs: 50,
      giveUp: () => this.#child !== child || this.surroundings.signal?.aborted === true,
    });
  }

  /** @param {import("node:child_process").ChildProcess} child */
  #killGroup(child) {
    if (child.pid === undefined) return;
    try {
      process.kill(-child.pid, "SIGKILL");
    } catch {
      child.kill("SIGKILL"); // the group is gone already
    }
  }
}
