import { setTimeout as delay } from "node:timers/promises";
import { SetupError } from "../bootstrap/setup-error.mjs";

const GIVE_UP_MS = 120_000;
const MAX_PAUSE_MS = 2_000;

/** @typedef {(method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<any>} Call */

/**
 * Calls the public API. While it is away (being restarted, say) the call is repeated: all that the import sends is idempotent.
 * @param {string} url
 * @param {string} apiKey
 * @param {AbortSignal} [signal]
 * @returns {Call}
 */
export function apiClient(url, apiKey, signal) {
  return async (method, path, body, headers = {}) => {
    const givesUpAt = Date.now() + GIVE_UP_MS;
    for (let pause = 100; ; pause = Math.min(pause * 2, MAX_PAUSE_MS)) {
      signal?.throwIfAborted();
      const answer = await attempt(url, apiKey, method, path, body, headers);
      if (answer && answer.status < 500) return result(answer, method, path);
      if (Date.now() > givesUpAt)
        throw new SetupError(`${url} has not answered for two minutes.`, {
          remedy: "start Atlas (npm start), then run the import again: nothing is counted twice.",
        });
      await delay(pause);
    }
  };
}

/**
 * @param {string} url @param {string} apiKey @param {string} method @param {string} path @param {unknown} body
 * @param {Record<string, string>} headers
 */
async function attempt(url, apiKey, method, path, body, headers) {
  try {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${apiKey}`,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.json() };
  } catch {
    return undefined; // no connection, or it was cut: asked again
  }
}

/** @param {{ status: number, body: any }} answer @param {string} method @param {string} path */
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
