import { setTimeout as delay } from "node:timers/promises";
import { apiClient } from "../demo-import/api-client.mjs";
import { moveClock } from "../demo-import/move-clock.mjs";
import { iso } from "./calendar.mjs";
import { moments, usageSinceLastEnd } from "./moments.mjs";
import { clockStart, story } from "./story.mjs";
import { toolsOf } from "./api.mjs";

/**
 * @typedef {import("../demo-import/api-client.mjs").Call} Call
 * @typedef {{ environmentId: string, seeded: boolean, seconds: number, steps: number }} Report
 */

// The clock ticks while it is being moved: this near to real time it is right.
const NEAR_ENOUGH_MS = 5_000;

/**
 * Makes the environment of Lumen AI and plays its months: usage by POST /v1/events, time by POST /v1/clock/advance, all else by
 * the same API that everyone uses. How far it has come stands in the environment's `setup`; a call after an interruption goes on there.
 * @param {object} options
 * @param {string} options.url
 * @param {string} options.apiKey a key that may make environments
 * @param {string} [options.environment] its name
 * @param {number} [options.months] before the present one
 * @param {string[]} [options.only] external ids of customers, else all
 * @param {(line: string) => void} options.print
 * @param {AbortSignal} [options.signal]
 * @returns {Promise<Report>}
 */
export async function seedDemo({ url, apiKey, environment = "demo", months = 6, only, print, signal }) {
  const began = Date.now();
  const everywhere = apiClient({ url, apiKey, print, signal });
  const found = await findOrCreate(everywhere, environment, months);
  const told = story({ base: Date.parse(found.createdAt), months, only });
  const list = moments(told);
  const total = list.length + 1;
  const report = (/** @type {boolean} */ seeded) => ({
    environmentId: found.id,
    seeded,
    seconds: Math.round((Date.now() - began) / 1_000),
    steps: total,
  });
  if (found.setup?.status === "done") return report(false);

  const call = apiClient({ url, apiKey, environment: found.id, print, signal });
  const tell = (/** @type {object} */ word) => everywhere("PUT", `/v1/environments/${found.id}/setup`, word);
  let done = found.setup?.done ?? 0;
  try {
    for (const moment of list.slice(done)) {
      signal?.throwIfAborted();
      await tell({ status: "running", step: moment.title, done, total });
      print(`${iso(moment.at)}  ${moment.title}`);
      await moveClock(call, iso(moment.at), () => undefined, signal);
      await moment.act(toolsOf(call, moment.key));
      done += 1;
    }
    await tell({ status: "running", step: "Usage until now", done, total });
    await reachThePresent(call, told, signal);
    await tell({ status: "done", step: `${months} months of Lumen AI`, done: total, total });
  } catch (error) {
    if (!signal?.aborted) {
      const message = error instanceof Error ? error.message : String(error);
      await tell({
        status: "failed",
        step: list[done]?.title ?? "Usage until now",
        done,
        total,
        message,
      }).catch(() => undefined);
    }
    throw error;
  }
  return report(true);
}

/** @param {Call} call @param {string} name @param {number} months */
async function findOrCreate(call, name, months) {
  const find = async () => (await call("GET", `/v1/environments?name=${encodeURIComponent(name)}`)).data[0];
  const standing = await find();
  if (standing) return standing;
  const shown = clockStart(story({ base: Date.now(), months }));
  return call("POST", "/v1/environments", { name, mode: "test", clock: "ticking", clockStart: iso(shown) });
}

/** The clock of the environment then goes on with real time. @param {Call} call @param {import("./story.mjs").Story} told @param {AbortSignal} [signal] */
async function reachThePresent(call, told, signal) {
  const tools = toolsOf(call, "present");
  for (;;) {
    const now = Date.now();
    const { now: shown } = await call("GET", "/v1/clock");
    if (now - Date.parse(shown) < NEAR_ENOUGH_MS) return tools.post(usageSinceLastEnd(told, now));
    await moveClock(call, iso(now), () => undefined, signal);
    await delay(100, undefined, signal ? { signal } : {});
  }
}
