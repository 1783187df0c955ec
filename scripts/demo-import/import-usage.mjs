import { setTimeout as delay } from "node:timers/promises";
import { SetupError } from "../bootstrap/setup-error.mjs";
import { apiClient } from "./api-client.mjs";
import { ensureCatalog } from "./catalog.mjs";
import { eventsOfRow } from "./events.mjs";
import { readUsageFile } from "./usage-files.mjs";

/** @typedef {import("./api-client.mjs").Call} Call */

const SERVICES = /** @type {const} */ (["code", "conv"]);
const BATCH = 3_000;
const AFTER_LAST_ROW = "2023-11-16T20:00:00Z";
const AFTER_MONTH_END = "2023-12-01T06:00:00Z";

/**
 * Imports both files, moves the clock past the month, and reports the invoices.
 * @param {object} options
 * @param {string} options.url
 * @param {string} options.apiKey a key that may make environments
 * @param {string} options.environment its name
 * @param {string} options.folder
 * @param {string} options.pricesFile
 * @param {(line: string) => void} options.print
 * @param {AbortSignal} [options.signal]
 */
export async function importUsage({ url, apiKey, environment, folder, pricesFile, print, signal }) {
  const files = SERVICES.map((service) => ({ service, rows: readUsageFile(folder, `${service}.csv`) }));
  const key = await environmentKey(apiClient(url, apiKey, signal), environment);
  const call = apiClient(url, key, signal);
  print(`Environment "${environment}": meters, plan, customers, subscriptions`);
  await ensureCatalog(call, pricesFile);

  const answers = { accepted: 0, duplicate: 0 };
  for (const { service, rows } of files) await postRows(call, service, rows, answers, print);
  await moveClock(call, print);
  const invoices = await settledInvoices(call);
  for (const invoice of invoices)
    print(`  ${invoice.number}  ${invoice.total} ${invoice.currency}  ${invoice.status}`);
  return { environment, events: answers, invoices: invoices.length };
}

/** @param {Call} call @param {string} name */
async function environmentKey(call, name) {
  const { data } = await call("GET", `/v1/environments?name=${encodeURIComponent(name)}`);
  const found =
    data[0] ??
    (await call("POST", "/v1/environments", {
      name,
      mode: "test",
      clock: "frozen",
      clockStart: AFTER_LAST_ROW,
    }));
  const { key } = await call("POST", "/v1/api-keys", { environment: found.id, name: "demo:import" });
  return key;
}

/**
 * @param {Call} call
 * @param {"code" | "conv"} service
 * @param {import("./usage-files.mjs").UsageRow[]} rows
 * @param {Record<string, number>} answers
 * @param {(line: string) => void} print
 */
async function postRows(call, service, rows, answers, print) {
  const events = rows.flatMap((row) => eventsOfRow(service, row));
  for (let from = 0; from < events.length; from += BATCH) {
    const { results } = await call("POST", "/v1/events", events.slice(from, from + BATCH));
    for (const { id, status, problem } of results) {
      if (status !== "accepted" && status !== "duplicate")
        throw new SetupError(`Event ${id} was answered ${status}: ${problem?.detail ?? ""}`);
      answers[status] = (answers[status] ?? 0) + 1;
    }
    const done = Math.min(from + BATCH, events.length);
    print(
      `  ${service}.csv  ${String(Math.floor((100 * done) / events.length)).padStart(3)} %  ${done} of ${events.length} events`,
    );
  }
}

/** @param {Call} call @param {(line: string) => void} print */
async function moveClock(call, print) {
  const { now } = await call("GET", "/v1/clock");
  if (Date.parse(now) >= Date.parse(AFTER_MONTH_END)) return;
  print(`The clock moves from ${now} to ${AFTER_MONTH_END}`);
  const { id } = await call("POST", "/v1/clock/advance", { to: AFTER_MONTH_END });
  for (;;) {
    const advance = await call("GET", `/v1/clock/advances/${id}`);
    if (advance.status === "completed") return;
    if (advance.status === "failed")
      throw new SetupError(`The clock stopped at ${advance.reached}: ${advance.error}`);
    await delay(200);
  }
}

/** @param {Call} call */
async function settledInvoices(call) {
  const { data } = await call("GET", "/v1/invoices?limit=100");
  return data.reverse();
}
