import type { Json } from "./api.js";
import type { Environment } from "./environment.js";

/** One meter, one plan (base fee, per unit, graduated), as most scenarios need them. */
export async function makeCatalog(
  env: Environment,
  options: { currency?: string; anchor?: "calendar" | "anniversary" } = {},
): Promise<{ plan: Json }> {
  await env.post("/v1/meters", {
    key: "tokens",
    name: "Tokens",
    eventType: "llm.tokens",
    aggregation: "sum",
    valueProperty: "tokens",
    groupBy: ["model", "direction"],
    unit: "token",
  });
  const plan = await env.post("/v1/plans", {
    key: "scale",
    name: "Scale",
    version: {
      currency: options.currency ?? "EUR",
      anchor: options.anchor ?? "calendar",
      publish: true,
      prices: [
        {
          key: "base",
          name: "Base fee",
          timing: "in_advance",
          template: "flat",
          params: { amount: "49.00" },
        },
        {
          key: "tokens",
          name: "Tokens",
          template: "per_unit",
          meter: "tokens",
          params: { unitAmount: "0.001" },
        },
      ],
    },
  });
  return { plan };
}

export async function makeCustomer(env: Environment, overrides: Json = {}): Promise<Json> {
  return env.post("/v1/customers", {
    name: "Nimbus Labs",
    email: "billing@nimbus.example",
    currency: "EUR",
    timeZone: "UTC",
    address: { line1: "Hauptstr. 5", city: "Berlin", postalCode: "10115", country: "DE" },
    ...overrides,
  });
}

export async function addCard(env: Environment, customerId: string, token: string): Promise<Json> {
  return env.post(`/v1/customers/${customerId}/payment-methods`, { token });
}

export async function subscribe(env: Environment, customerId: string, options: Json = {}): Promise<Json> {
  return env.post("/v1/subscriptions", { customer: customerId, plan: "scale", ...options });
}

let sequence = 0;
/** Posts token usage; each call makes fresh event ids. */
export async function postTokens(
  env: Environment,
  customer: string,
  time: string,
  amounts: (number | string)[],
  more: Json = {},
): Promise<Json> {
  const events = amounts.map((tokens) => ({
    id: `evt-${process.pid}-${sequence++}`,
    type: "llm.tokens",
    customer,
    time,
    properties: { tokens, model: "atlas-1", direction: "input" },
    ...more,
  }));
  return env.post("/v1/events", events);
}

/** Invoices of a customer, oldest first. */
export async function invoicesOf(env: Environment, customerId: string): Promise<Json[]> {
  return (await env.all(`/v1/invoices?customer=${customerId}`)).reverse();
}
