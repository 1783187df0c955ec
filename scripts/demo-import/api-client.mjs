import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { SetupError } from "../bootstrap/setup-error.mjs";

const GIVE_UP_MS = 120_000;
const MAX_PAUSE_MS = 2_000;
const ANSWER_WITHIN_MS = 60_000;

/**
 * @typedef {(method: string, path: string, body?: unknown, idempotencyKey?: string) => Promise<any>} Call a key of its own, where
 *   none is given
 * @typedef {{ status: number, body: any }} Answer
 *
 * @typedef {object} Connection
 * @property {string} url
 * @property {string} apiKey
 * @property {string} [environment] id of the one that requests are for; else the key's own
 * @property {(line: string) => void} print
 * @property {AbortSignal | undefined} [signal]
 */

/**
 * Calls the public API. While it is away (being restarted, say) the call is repeated with the same `Idempotency-Key`, so nothing
 * is made twice. A refusal is a SetupError with the problem's `code`.
 * @param {Connection} connection
 * @returns {Call}
 */
export function apiClient(connection) {
  const { url, print, signal } = connection;
  return async (method, path, body, idempotencyKey = randomUUID()) => {
    const givesUpAt = Date.now() + GIVE_UP_MS;
    let isAway = false;
    for (let pause = 100; ; pause = Math.min(pause * 2, MAX_PAUSE_MS)) {
      signal?.throwIfAborted();
      const answer = await attempt(connection, idempotencyKey, method, path, body);
      if (answer && !isToRepeat(answer)) {
        if (isAway) print(`  ${url} answers again`);
        return result(answer, method, path);
      }
      if (Date.now() > givesUpAt)
        throw new SetupError(`${url} has not answered for two minutes.`, {
          tried: [`${method} ${path}${answer ? `: ${answer.status} ${answer.body?.detail ?? ""}` : ""}`],
          remedy: "start Atlas (npm start), then run this again: nothing is done twice.",
        });
      if (!isAway) print(`  ${url} does not answer; trying again for two minutes`);
      isAway = true;
      await delay(pause, undefined, signal ? { signal } : {});
    }
  };
}

// "In progress" is also what a request leaves behind whose process was killed, until its key is free again.
/** @param {Answer} answer */
const isToRepeat = ({ status, body }) => status >= 500 || body?.code === "idempotency.in_progress";

/**
 * @param {Connection} connection @param {string} idempotencyKey @param {string} method @param {string} path
 * @param {unknown} body
 * @returns {Promise<Answer | undefined>}
 */
async function attempt({ url, apiKey, environment, signal }, idempotencyKey, method, path, body) {
  const late = AbortSignal.timeout(ANSWER_WITHIN_MS);
  try {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${apiKey}`,
        ...(environment === undefined ? {} : { "atlas-environment": environment }),
        ...(method === "GET" ? {} : { "idempotency-key": idempotencyKey }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: signal ? AbortSignal.any([signal, late]) : late,
    });
    return { status: response.status, body: await response.json() };
  } catch {
    return undefined; // no connection, or it was cut: asked again
  }
}

/** @param {Answer} answer @param {string} method @param {string} path */
function result({ status, body }, method, path) {
  if (status < 400) return body;
  const fields = (body.errors ?? []).map((/** @type {any} */ each) => `${each.field}: ${each.message}`);
  throw Object.assign(
    new SetupError(`${method} ${path} was refused: ${body.detail ?? status}`, {
      tried: fields,
      remedy: body.remedy ?? "",
    }),
    { code: body.code, status },
  );
}
