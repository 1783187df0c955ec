import { DAY, HOUR, iso, monthStart } from "./calendar.mjs";
import { GROWTH_SECOND_VERSION, NEGOTIATED, SECOND_VERSION_PLAN } from "./company.mjs";
import { lastBilling } from "./story.mjs";
import { usageEvents } from "./usage.mjs";

/**
 * @typedef {import("./story.mjs").Moment} Moment
 * @typedef {import("./story.mjs").Story} Story
 * @typedef {import("./story.mjs").Tools} Tools
 */

/**
 * What happens to the customers beside their usage. Months are counted from the present one: -1 is the last.
 * @param {Story} told
 * @returns {Moment[]}
 */
export function lives(told) {
  const day = (/** @type {number} */ month, /** @type {number} */ number) =>
    monthStart(told.base, month) + (number - 1) * DAY + 12 * HOUR;
  const ago = (/** @type {number} */ days) => told.base - days * DAY;
  const known = new Set(told.customers.map(({ externalId }) => externalId));
  const ofCustomers = [
    ...plansAndPrices(day),
    ...cards(day, ago),
    ...money(told, day, ago),
    ...usageTroubles(told, day, ago),
  ];
  return [...companyLife(day), ...ofCustomers.filter(({ key }) => known.has(key.split("/")[0] ?? ""))];
}

/**
 * @typedef {(month: number, day: number) => number} DayOf noon of a day, UTC
 * @typedef {(days: number) => number} Ago
 */

/** @param {string} key @param {number} at @param {string} title @param {Moment["act"]} act @returns {Moment} */
const moment = (key, at, title, act) => ({ key, at, title, act });

/** @param {DayOf} day */
function companyLife(day) {
  return [
    moment("new-version", day(-5, 12), "Growth becomes cheaper for those who come new", ({ call }) =>
      call("POST", `/v1/plans/${SECOND_VERSION_PLAN}/versions`, GROWTH_SECOND_VERSION),
    ),
  ];
}

/** @param {DayOf} day @returns {Moment[]} */
function plansAndPrices(day) {
  return [
    moment("northwind/moves-up", day(-3, 20), "Northwind moves to Scale", ({ call }) =>
      call("POST", "/v1/subscriptions/northwind-sub/change-plan", { plan: "scale" }),
    ),
    moment("vantage/discount", day(-5, 2), "Vantage negotiates a discount", ({ call }) =>
      call("PUT", "/v1/customers/vantage/price-overrides/growth/tokens", NEGOTIATED),
    ),
    moment("quill/leaves", day(-3, 18), "Quill cancels at the month's end", ({ call }) =>
      call("POST", "/v1/subscriptions/quill-sub/cancel", { at: "period_end" }),
    ),
  ];
}

/** @param {string} customer @param {string} token */
const newCard =
  (customer, token) =>
  (/** @type {Tools} */ { call }) =>
    call("POST", `/v1/customers/${customer}/payment-methods`, { token });

/** @param {DayOf} day @param {Ago} ago @returns {Moment[]} */
function cards(day, ago) {
  return [
    moment(
      "fable/card",
      day(-2, 20),
      "Fable's account runs dry",
      newCard("fable", "pm_card_declined_insufficient_funds"),
    ),
    moment(
      "copperline/stolen",
      day(-3, 25),
      "Copperline's card is stolen",
      newCard("copperline", "pm_card_declined_stolen"),
    ),
    moment(
      "copperline/new-card",
      day(-2, 6),
      "Copperline has a new card",
      newCard("copperline", "pm_card_success"),
    ),
    moment(
      "pixelforge/dispute",
      day(-3, 26),
      "Pixelforge's bank will dispute",
      newCard("pixelforge", "pm_card_dispute"),
    ),
    moment(
      "pixelforge/card",
      day(-2, 4),
      "Pixelforge pays by another card",
      newCard("pixelforge", "pm_card_success_mastercard"),
    ),
    moment(
      "juniper/card",
      ago(6.5),
      "Juniper's card has no funds",
      newCard("juniper", "pm_card_declined_insufficient_funds"),
    ),
  ];
}

/** @param {Story} told @param {DayOf} day @param {Ago} ago @returns {Moment[]} */
function money(told, day, ago) {
  const months = [-5, -4, -3, -2, -1, 0];
  const meridian = told.customers.find(({ externalId }) => externalId === "meridian");
  const meridianBilled = meridian?.anniversary ? lastBilling(meridian.anniversary, told.base) : told.base;
  return [
    ...months.map((month) =>
      moment(`hafenkontor/pays/${month}`, day(month, 11), "Hafenkontor transfers what it owes", (tools) =>
        payByTransfer(tools, "hafenkontor"),
      ),
    ),
    ...months
      .slice(0, -1)
      .map((month) =>
        moment(
          `terra-freight/pays/${month}`,
          day(month, 24),
          "Terra Freight pays after a reminder",
          (tools) => payByTransfer(tools, "terra-freight"),
        ),
      ),
    moment("terra-freight/credit", day(-2, 8), "Terra Freight is credited", async ({ call }) => {
      const invoice = await newestInvoice(call, "terra-freight", "open");
      if (invoice)
        await call("POST", `/v1/invoices/${invoice.id}/credit-notes`, {
          reason: "Agreed discount for the migration week",
          amount: "50.00",
        });
    }),
    moment("oakline/refund", day(-3, 6), "Oakline is refunded for an outage", (tools) =>
      refund(tools, "oakline", "45.00", "Outage on the 3rd"),
    ),
    moment("pixelforge/pays-twice", ago(1.5), "Pixelforge asks for money back", (tools) =>
      // Above the limit: a second person must approve it.
      refund(tools, "pixelforge", "640.00", "Launch event was cancelled"),
    ),
    moment("meridian/by-hand", meridianBilled - 4 * HOUR, "Invoices wait for approval", ({ call }) =>
      call("PATCH", "/v1/settings", { invoice: { approval: "manual" } }),
    ),
    moment("meridian/by-itself", meridianBilled + 8 * HOUR, "Invoices are issued by themselves", ({ call }) =>
      call("PATCH", "/v1/settings", { invoice: { approval: "automatic" } }),
    ),
  ];
}

/** @param {Story} told @param {DayOf} day @param {Ago} ago @returns {Moment[]} */
function usageTroubles(told, day, ago) {
  /** @param {string} name @param {string} customer @param {number} at @param {Record<string, unknown>} properties */
  const tokens = (name, customer, at, properties) => ({
    id: name,
    type: "llm.tokens",
    customer,
    time: iso(Math.floor(at)),
    properties,
  });
  return [
    moment("lighthouse/late", day(-1, 3), "Lighthouse sends usage of last month", ({ post }) =>
      post(
        [21, 22, 23].map((number) =>
          tokens(`lighthouse.late.${number}`, "lighthouse", day(-2, number), {
            model: "lumen-pro",
            direction: "output",
            tokens: 900_000 + number,
          }),
        ),
      ),
    ),
    moment("osprey/unpriced", ago(3.5), "Osprey tries a model without a price", ({ post }) =>
      post([
        tokens("osprey.vision.1", "osprey", ago(3.6), {
          model: "lumen-vision",
          direction: "input",
          tokens: 48_000,
        }),
      ]),
    ),
    moment("northwind/conflict", ago(1), "Northwind sends an event twice, differently", ({ post }) => {
      const northwind = told.customers.find(({ externalId }) => externalId === "northwind");
      const [sent] = northwind ? usageEvents(northwind, told.since("northwind"), ago(5), told.base) : [];
      return post(sent ? [{ ...sent, properties: { ...sent.properties, requests: 1, tokens: 1 } }] : []);
    }),
    moment(
      "northwind/nobody",
      ago(0.5),
      "Events of an unknown customer, and one that cannot be counted",
      ({ post }) =>
        post([
          ...[1, 2, 3].map((number) =>
            tokens(`unknown.${number}`, "acme-labs", ago(0.6), {
              model: "lumen-pro",
              direction: "input",
              tokens: 1_000 * number,
            }),
          ),
          tokens("typo.1", "northwind", ago(0.6), { model: "lumen-pro", direction: "input", tokens: "12k" }),
          { ...tokens("embedding.1", "northwind", ago(0.6), { vectors: 412 }), type: "llm.embedding" },
        ]),
    ),
  ];
}

/** @param {Tools["call"]} call @param {string} customer @param {string} status */
async function newestInvoice(call, customer, status) {
  const { id } = await call("GET", `/v1/customers/${customer}`);
  const { data } = await call("GET", `/v1/invoices?customer=${id}&status=${status}&limit=1`);
  return data[0];
}

/** @param {Tools} tools @param {string} customer */
async function payByTransfer({ call }, customer) {
  const { id } = await call("GET", `/v1/customers/${customer}`);
  const { data } = await call("GET", `/v1/invoices?customer=${id}&status=open&limit=100`);
  for (const { id: invoice, number } of data)
    await call("POST", `/v1/invoices/${invoice}/payments`, { memo: `${number} ${customer}` });
}

/** @param {Tools} tools @param {string} customer @param {string} amount @param {string} reason */
async function refund({ call }, customer, amount, reason) {
  const invoice = await newestInvoice(call, customer, "paid");
  if (invoice) await call("POST", "/v1/refunds", { invoice: invoice.id, amount, reason });
}
