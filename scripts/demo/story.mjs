import { DAY, HOUR, dateBegins, monthStart, sameDay } from "./calendar.mjs";
import { CUSTOMERS } from "./customers.mjs";

/**
 * Something that happens at an instant of the demo's time.
 * @typedef {object} Moment
 * @property {string} key names it for ever: a demo taken up again repeats its requests under the same Idempotency-Keys
 * @property {number} at
 * @property {string} title for people
 * @property {(tools: Tools) => Promise<unknown>} act
 *
 * @typedef {object} Tools
 * @property {(method: string, path: string, body?: unknown) => Promise<any>} call
 * @property {(events: import("./usage.mjs").DemoEvent[]) => Promise<void>} post
 *
 * @typedef {object} Story
 * @property {number} base the present, when the demo was begun
 * @property {number} start the first of its months
 * @property {import("./customers.mjs").DemoCustomer[]} customers
 * @property {(externalId: string) => number} since when a customer begins
 * @property {(customer: import("./customers.mjs").DemoCustomer) => number} leaves when it stops using anything
 */

// Usage is sent this long before a period ends, dated up to its end: Atlas takes what is up to an hour ahead.
export const BEFORE_BOUNDARY = HOUR / 2;

/**
 * @param {{ base: number, months: number, only?: string[] | undefined }} options `only` some customers
 * @returns {Story}
 */
export function story({ base, months, only }) {
  const start = monthStart(base, -months);
  const customers = CUSTOMERS.filter(({ externalId }) => only === undefined || only.includes(externalId));
  const begins = new Map(customers.map((customer) => [customer.externalId, beginOf(customer, start, base)]));
  return {
    base,
    start,
    customers,
    since: (externalId) => begins.get(externalId) ?? start,
    leaves: ({ leaves, timeZone }) =>
      leaves === undefined ? Infinity : dateBegins(monthStart(base, leaves), timeZone),
  };
}

/** @param {import("./customers.mjs").DemoCustomer} customer @param {number} start @param {number} base */
function beginOf({ since, anniversary, timeZone }, start, base) {
  if (anniversary) return dateBegins(sameDay(lastBilling(anniversary, base), -anniversary.months), timeZone);
  const months = since === "start" ? 0 : Math.floor(since);
  const days = since === "start" ? 0 : Math.floor((since - months) * 30);
  return dateBegins(monthStart(start, months) + days * DAY, timeZone);
}

/**
 * The date (as midnight UTC) of its latest anniversary; never the first of a month, when everyone is billed.
 * @param {{ daysAgo: number }} anniversary @param {number} base
 */
export function lastBilling({ daysAgo }, base) {
  const date = Math.floor(base / DAY) * DAY - daysAgo * DAY;
  return new Date(date).getUTCDate() === 1 ? date - DAY : date;
}

/** Where the environment's clock begins: early enough for the first month of any zone. @param {Story} told */
export const clockStart = ({ start }) => start - DAY;

/**
 * The ends of a customer's periods up to the present, or just after it.
 * @param {Story} told @param {import("./customers.mjs").DemoCustomer} customer
 */
export function periodEnds({ base, start, since }, { externalId, anniversary, timeZone }) {
  const first = anniversary ? sameDay(lastBilling(anniversary, base), -anniversary.months) : start;
  const ends = [];
  for (let month = 1; ; month += 1) {
    const date = anniversary ? sameDay(first, month) : monthStart(first, month);
    const end = dateBegins(date, timeZone);
    if (end - BEFORE_BOUNDARY > base) return ends;
    if (end > since(externalId)) ends.push(end);
  }
}
