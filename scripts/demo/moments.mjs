import { HOUR, iso } from "./calendar.mjs";
import { METERS, PLANS, SETTINGS, TAX_RATES } from "./company.mjs";
import { lives } from "./lives.mjs";
import { BEFORE_BOUNDARY, clockStart, periodEnds } from "./story.mjs";
import { usageEvents } from "./usage.mjs";

/**
 * @typedef {import("./story.mjs").Moment} Moment
 * @typedef {import("./story.mjs").Story} Story
 */

/** All that happens, in order. @param {Story} told @returns {Moment[]} */
export function moments(told) {
  const found = [
    company(told),
    ...told.customers.map((customer) => arrival(customer, told.since(customer.externalId))),
    ...usageMoments(told),
    ...lives(told),
  ];
  return found
    .filter(({ at }) => at >= clockStart(told) && at <= told.base)
    .sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1));
}

/** @param {Story} told @returns {Moment} */
function company(told) {
  return {
    key: "company",
    at: clockStart(told),
    title: "Lumen AI: settings, meters, plans, taxes",
    async act({ call }) {
      await call("PATCH", "/v1/settings", SETTINGS);
      for (const meter of METERS) await call("POST", "/v1/meters", meter);
      for (const plan of PLANS) await call("POST", "/v1/plans", plan);
      for (const rate of TAX_RATES) await call("POST", "/v1/tax-rates", rate);
    },
  };
}

/** @param {import("./customers.mjs").DemoCustomer} customer @param {number} begins @returns {Moment} */
function arrival(customer, begins) {
  const { externalId, name, plan, currency, timeZone, address, card, more } = customer;
  // Its first day in its own zone, wherever it is.
  const startAt = new Intl.DateTimeFormat("sv-SE", { timeZone }).format(begins);
  return {
    key: `arrival/${externalId}`,
    at: begins - HOUR,
    title: `${name} becomes a customer`,
    async act({ call }) {
      await call("POST", "/v1/customers", {
        externalId,
        name,
        email: `accounts@${externalId}.example`,
        currency,
        timeZone,
        address,
        collectionMethod: card === null ? "send_invoice" : "charge_automatically",
        ...more,
      });
      if (card !== null) await call("POST", `/v1/customers/${externalId}/payment-methods`, { token: card });
      await call("POST", "/v1/subscriptions", {
        customer: externalId,
        plan,
        startAt,
        externalId: `${externalId}-sub`,
      });
    },
  };
}

/** Shortly before each period's end, all usage up to it is sent. @param {Story} told @returns {Moment[]} */
function usageMoments(told) {
  const ends = [...new Set(told.customers.flatMap((customer) => periodEnds(told, customer)))].sort(
    (a, b) => a - b,
  );
  return ends.map((end, index) => ({
    key: `usage/${iso(end)}`,
    at: end - BEFORE_BOUNDARY,
    title: `Usage until ${iso(end).slice(0, 10)}`,
    act: ({ post }) => post(usageOfAll(told, ends[index - 1] ?? clockStart(told), end)),
  }));
}

/** What was used since the last period that ended, until `now`. @param {Story} told @param {number} now */
export function usageSinceLastEnd(told, now) {
  const ends = told.customers.flatMap((customer) => periodEnds(told, customer));
  return usageOfAll(told, Math.max(clockStart(told), ...ends), now);
}

/** @param {Story} told @param {number} from @param {number} until */
function usageOfAll({ customers, since, leaves }, from, until) {
  return customers
    .flatMap((customer) =>
      usageEvents(customer, since(customer.externalId), from, Math.min(until, leaves(customer))),
    )
    .sort((a, b) => (a.time < b.time ? -1 : 1));
}
