import { apiClient } from "./api-client.mjs";
import { ensureCatalog } from "./catalog.mjs";
import { moveClock } from "./move-clock.mjs";
import { postUsage } from "./post-usage.mjs";
import { unless } from "./refusals.mjs";
import { SetupError } from "../bootstrap/setup-error.mjs";
import { readUsageFile } from "./usage-files.mjs";

/** @typedef {import("./api-client.mjs").Call} Call */

const SERVICES = /** @type {const} */ (["code", "conv"]);
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
  const connection = { url, apiKey, print, signal };
  const id = await findOrCreateEnvironment(apiClient(connection), environment);
  const call = apiClient({ ...connection, environment: id });
  print(`Environment "${environment}": meters, plan, customers, subscriptions`);
  await ensureCatalog(call, pricesFile);

  const answers = { accepted: 0, duplicate: 0 };
  for (const file of files) await postUsage(call, file, answers, print);
  await moveClock(call, AFTER_MONTH_END, print);
  const invoices = await tellInvoices(call, print);
  return { environment, environmentId: id, events: answers, invoices };
}

/** Prints every invoice, oldest first, and gives how many. @param {Call} call @param {(line: string) => void} print */
async function tellInvoices(call, print) {
  const customers = (await call("GET", "/v1/customers?limit=100")).data;
  const invoices = (await call("GET", "/v1/invoices?limit=100")).data.reverse();
  for (const { number, customer, period, total, currency, status } of invoices) {
    const { name } = customers.find((/** @type {{ id: string }} */ each) => each.id === customer);
    print(
      `  ${number}  ${name.padEnd(24)}  ${period.from} to ${period.to}  ${total.padStart(8)} ${currency}  ${status}`,
    );
  }
  return invoices.length;
}

/** @param {Call} call @param {string} name */
async function findOrCreateEnvironment(call, name) {
  const find = async () => (await call("GET", `/v1/environments?name=${encodeURIComponent(name)}`)).data[0];
  const standing = await find();
  if (standing) return standing.id;
  const wanted = { name, mode: "test", clock: "frozen", clockStart: AFTER_LAST_ROW };
  await unless(["environment.name_taken"], call("POST", "/v1/environments", wanted));
  const made = await find();
  if (made) return made.id;
  throw new SetupError(`The environment "${name}" was made by someone else, so this key cannot use it.`, {
    remedy: "choose another name: npm run demo:import -- FOLDER --environment NAME",
  });
}
