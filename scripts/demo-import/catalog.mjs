import { tokenPrices } from "./price-list.mjs";
import { unless } from "./refusals.mjs";

/** @typedef {import("./api-client.mjs").Call} Call */

export const PLAN_KEY = "llm-platform";
const MONTH_START = "2023-11-01";

const METERS = [
  {
    key: "tokens",
    name: "Tokens",
    eventType: "llm.tokens",
    aggregation: "sum",
    valueProperty: "tokens",
    groupBy: ["model", "direction"],
    unit: "tokens",
  },
  { key: "requests", name: "Requests", eventType: "llm.request", aggregation: "count", unit: "requests" },
];

/** @param {string} pricesFile */
function plan(pricesFile) {
  return {
    key: PLAN_KEY,
    name: "LLM Platform",
    version: {
      currency: "USD",
      publish: true,
      prices: [
        {
          key: "platform",
          name: "Platform fee",
          timing: "in_advance",
          template: "flat",
          params: { amount: "49.00" },
        },
        {
          key: "tokens",
          name: "Tokens",
          template: "matrix",
          meter: "tokens",
          groupBy: ["model", "direction"],
          params: { per: "1000000", prices: tokenPrices(pricesFile) },
        },
        {
          key: "requests",
          name: "Requests",
          template: "graduated",
          meter: "requests",
          params: {
            tiers: [
              { upTo: "5000", unitAmount: "0", flatAmount: "0" },
              { upTo: "10000", unitAmount: "0.0015", flatAmount: "0" },
              { upTo: null, unitAmount: "0.00075", flatAmount: "0" },
            ],
          },
        },
        {
          key: "trace-storage",
          name: "Trace storage, per 1 000 requests",
          template: "package",
          meter: "requests",
          params: { packageSize: "1000", packageAmount: "0.40" },
        },
      ],
    },
  };
}

/**
 * The customer of each file.
 * @type {Record<keyof typeof import("./price-list.mjs").MODELS, { externalId: string, name: string, email: string }>}
 */
const CUSTOMERS = {
  code: { externalId: "azure-code", name: "Copper Code Assistants", email: "billing@copper.example" },
  conv: { externalId: "azure-conv", name: "Lantern Conversations", email: "billing@lantern.example" },
};

/**
 * Meters, plan, customers with a card, and their subscriptions since the month's first day; what is there already stays.
 * @param {Call} call
 * @param {string} pricesFile
 */
export async function ensureCatalog(call, pricesFile) {
  for (const meter of METERS) await unless(["meter.key_taken"], call("POST", "/v1/meters", meter));
  await unless(["plan.key_taken"], call("POST", "/v1/plans", plan(pricesFile)));
  for (const customer of Object.values(CUSTOMERS)) await ensureCustomer(call, customer);
}

/** @param {Call} call @param {{ externalId: string, name: string, email: string }} customer */
async function ensureCustomer(call, customer) {
  await unless(
    ["customer.external_id_taken"],
    call("POST", "/v1/customers", {
      ...customer,
      currency: "USD",
      timeZone: "UTC",
      address: {
        line1: "1 Market St",
        city: "San Francisco",
        region: "CA",
        postalCode: "94105",
        country: "US",
      },
    }),
  );
  const path = `/v1/customers/${customer.externalId}/payment-methods`;
  const { data } = await call("GET", path);
  if (data.length === 0) await unless([], call("POST", path, { token: "pm_card_success" }));
  await unless(
    ["subscription.exists", "subscription.external_id_taken"],
    call("POST", "/v1/subscriptions", {
      customer: customer.externalId,
      plan: PLAN_KEY,
      startAt: MONTH_START,
      externalId: `${customer.externalId}-2023`,
    }),
  );
}
