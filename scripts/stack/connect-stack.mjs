import { readFileSync } from "node:fs";
import { homeLayout } from "./home.mjs";
import { answersOk, pollUntil } from "./poll.mjs";

/**
 * A running stack as another process sees it (a test, a bench): its addresses, and a hand on its processes.
 * @typedef {Awaited<ReturnType<typeof connectStack>>} ConnectedStack
 *
 * @typedef {{ pid: number | null, log: string }} ProcessState `pid` is null while it does not run
 */

/**
 * Reaches the stack that runs over a data folder and was started with `door: true`.
 * @param {string} root the data folder
 */
export async function connectStack(root) {
  const home = homeLayout(root);
  /** @type {import("./door.mjs").DoorAddress} */
  const door = JSON.parse(readFileSync(home.door, "utf8"));
  /** @param {string} path @param {object} [body] */
  const call = async (path, body = {}) => {
    const response = await fetch(`${door.url}${path}`, {
      method: "POST",
      headers: { authorization: `Bearer ${door.token}` },
      body: JSON.stringify(body),
    });
    const answer = /** @type {any} */ (await response.json());
    if (!response.ok) throw new Error(answer.error);
    return answer;
  };
  /** @type {{ addresses: import("./environment.mjs").StackAddresses, env: Record<string, string> }} */
  const { addresses, env } = await call("/");
  return {
    home,
    addresses,
    /** Environment of Atlas's own processes. */
    env,
    /** @param {string} name `postgres`, `temporal`, `provider`, `api`, `worker`, or one that was launched */
    process: (name) => processHandle(name, call),
    /**
     * Starts one more process like one that is here, e.g. a second worker.
     * @param {string} name
     * @param {{ like: string, env?: Record<string, string> }} options
     */
    async launchLike(name, options) {
      await call(`/${name}/launch`, options);
      return processHandle(name, call);
    },
    /** @param {number} [deadlineMs] waits until the API's `/readyz` says yes */
    async ready(deadlineMs = 60_000) {
      const url = `${addresses.api}/readyz`;
      if (await pollUntil(() => answersOk(url), { deadlineMs })) return;
      throw new Error(`${url} did not answer 200 within ${deadlineMs} ms`);
    },
    /** @returns {import("./running-stack.mjs").Credentials} */
    credentials: () => ({ ...JSON.parse(readFileSync(home.credentials, "utf8")), url: addresses.api }),
  };
}

/** @param {string} name @param {(path: string, body?: object) => Promise<any>} call */
function processHandle(name, call) {
  return {
    name,
    /** @returns {Promise<ProcessState>} */
    state: () => call(`/${name}/`),
    /** @param {NodeJS.Signals} [signal] @returns {Promise<ProcessState>} does not wait for the end */
    kill: (signal = "SIGKILL") => call(`/${name}/kill`, { signal }),
    /** @returns {Promise<ProcessState>} ends it in order and waits */
    stop: () => call(`/${name}/stop`),
    /** @param {{ env?: Record<string, string> }} [change] @returns {Promise<ProcessState>} waits until it is ready */
    start: (change = {}) => call(`/${name}/start`, change),
    /** @param {{ env?: Record<string, string> }} [change] @returns {Promise<ProcessState>} */
    restart: (change = {}) => call(`/${name}/restart`, change),
    /** @param {number} [deadlineMs] waits until it has ended, by whatever cause */
    async ended(deadlineMs = 30_000) {
      const isOver = async () => (await call(`/${name}/`)).pid === null;
      if (await pollUntil(isOver, { deadlineMs, everyMs: 50 })) return;
      throw new Error(`${name} still runs after ${deadlineMs} ms`);
    },
  };
}
