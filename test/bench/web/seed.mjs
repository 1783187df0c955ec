import pg from "pg";
import { AFTER_MONTH_END, prepareCustomers, until } from "../cycles/customers.mjs";
import { copyInvoices } from "./copy-invoices.mjs";

const PAYING = 6;

/**
 * A billed month of a few customers through the API, one of them without a card; then copies of their invoices, in the
 * database, until there are as many as wanted.
 * @param {{ api: string, apiKey: string, database: string, invoices: number }} options
 * @returns {Promise<string>} the environment
 */
export async function seed({ api, apiKey, database, invoices }) {
  const call = await prepareCustomers(api, apiKey, PAYING);
  const { id: customer } = await call("POST", "/v1/customers", {
    name: "Globex Ltd",
    externalId: "globex",
    email: "pay@globex.example",
    currency: "EUR",
    timeZone: "UTC",
    collectionMethod: "send_invoice",
  });
  await call("POST", "/v1/subscriptions", { customer, plan: "scale" });
  const { id } = await call("POST", "/v1/clock/advance", { to: AFTER_MONTH_END });
  await until(async () => (await call("GET", `/v1/clock/advances/${id}`)).status === "completed", 300_000);
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  try {
    return await copyInvoices(client, invoices);
  } finally {
    await client.end();
  }
}
