import { DAY, HOUR, iso, offsetAt } from "./calendar.mjs";
import { chance } from "./chance.mjs";

/** Of ten requests, as many come in each pair of hours of the customer's day. */
const SLOTS = [
  { hour: 2, share: 0.08 },
  { hour: 9, share: 0.3 },
  { hour: 13, share: 0.27 },
  { hour: 17, share: 0.23 },
  { hour: 21, share: 0.12 },
];
const TOKENS_PER_REQUEST = { input: 640, output: 210 };

/**
 * The events of a customer from one instant on and before another, the same each time. Usage follows the customer's own day and
 * week, and grows from `since` on.
 * @param {import("./customers.mjs").DemoCustomer} customer
 * @param {number} since when it became a customer
 * @param {number} from @param {number} until
 */
export function usageEvents(customer, since, from, until) {
  const events = [];
  const first = Math.floor((from - DAY) / DAY);
  for (let day = first; day * DAY < until + DAY; day += 1) {
    for (const event of eventsOfDay(customer, since, day)) {
      const at = Date.parse(event.time);
      if (at >= from && at < until && at >= since) events.push(event);
    }
  }
  return events;
}

/** @param {import("./customers.mjs").DemoCustomer} customer @param {number} since @param {number} day number of the date since 1970 */
function eventsOfDay(customer, since, day) {
  const { externalId, timeZone, usage } = customer;
  const random = chance(externalId, day);
  const midnight = day * DAY - offsetAt(day * DAY, timeZone);
  const months = Math.max(0, (midnight - since) / (30 * DAY));
  const weekday = new Date(day * DAY).getUTCDay();
  const rhythm = weekday === 0 || weekday === 6 ? usage.weekend : 1;
  const spike = random() < (usage.spikes ?? 0) ? 5 : 1;
  const grown = usage.monthlyGrowth ** months;
  const activity = grown * rhythm * spike * (0.8 + 0.4 * random());
  /** @type {DemoEvent[]} */
  const events = [];
  /** @param {string} kind @param {number} at @param {string} type @param {Record<string, unknown>} properties */
  const add = (kind, at, type, properties) =>
    events.push({
      id: `${externalId}.${iso(day * DAY).slice(0, 10)}.${kind}`,
      type,
      customer: externalId,
      time: iso(Math.floor(at)),
      properties,
    });

  for (const [slot, { hour, share }] of SLOTS.entries()) {
    for (const [model, part] of Object.entries(usage.models)) {
      const at = midnight + (hour + 2 * random()) * HOUR;
      const requests = Math.round(usage.requestsPerDay * activity * share * part * (0.85 + 0.3 * random()));
      if (requests === 0) continue;
      const tokens = (/** @type {number} */ each) => Math.round(requests * each * (0.9 + 0.2 * random()));
      add(`${slot}.${model}.requests`, at, "llm.requests", { model, requests });
      add(`${slot}.${model}.in`, at, "llm.tokens", {
        model,
        direction: "input",
        tokens: tokens(TOKENS_PER_REQUEST.input),
      });
      add(`${slot}.${model}.out`, at, "llm.tokens", {
        model,
        direction: "output",
        tokens: tokens(TOKENS_PER_REQUEST.output),
      });
    }
  }
  if (usage.gpuSecondsPerDay !== undefined) {
    const seconds = Math.round(usage.gpuSecondsPerDay * activity);
    add("gpu", midnight + 15 * HOUR, "gpu.job", { gpu: random() < 0.7 ? "h100" : "l40s", seconds });
  }
  if (usage.storageGb !== undefined) {
    const gigabytes = Math.round(usage.storageGb * grown * (0.97 + 0.06 * random()));
    add("storage", midnight + 23 * HOUR, "storage.snapshot", { gigabytes });
  }
  return events;
}

/** @typedef {{ id: string, type: string, customer: string, time: string, properties: Record<string, unknown> }} DemoEvent */
