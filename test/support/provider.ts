import type { Json } from "./api.js";
import { uuidOf } from "./database.js";
import type { Environment } from "./environment.js";
import { stack } from "./stack.js";

async function call(method: string, path: string, body?: unknown): Promise<Json> {
  const response = await fetch(`${stack.addresses.provider}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${stack.env["PROVIDER_SECRET"] ?? ""}`,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`the provider answered ${response.status} to ${method} ${path}: ${text}`);
  return text ? JSON.parse(text) : null;
}

async function totalsOf(env: Environment): Promise<Json> {
  const { data } = await call("GET", `/v1/ledger/balance?metadata[environment]=${uuidOf(env.id)}`);
  return data[0] ?? { captured: "0", refunded: "0" };
}

/** The simulated provider as its own dashboard would show it. */
export const provider = {
  /** What it captured for an environment by its own ledger. */
  capturedOf: async (env: Environment): Promise<string> => (await totalsOf(env)).captured,
  refundedOf: async (env: Environment): Promise<string> => (await totalsOf(env)).refunded,
  /** The customer confirms at their bank: what the page behind `actionUrl` does. */
  async confirm(actionUrl: string): Promise<void> {
    const response = await fetch(actionUrl, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: "result=authenticated",
      redirect: "manual",
    });
    if (response.status >= 400)
      throw new Error(`confirming answered ${response.status}: ${await response.text()}`);
  },
  setFaults: (faults: Json): Promise<Json> => call("POST", "/v1/faults", faults),
  clearFaults: (): Promise<Json> => call("DELETE", "/v1/faults"),
};
