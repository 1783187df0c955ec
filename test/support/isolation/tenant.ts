import type { Json } from "../api.js";
import { Environment, newEnvironment } from "../environment.js";
import { eventually } from "../eventually.js";
import { uuidOf } from "../database.js";

/** An environment with at least one of everything that a route can name. Every text in it carries its `mark`. */
export type Tenant = {
  env: Environment;
  uuid: string;
  mark: string;
  customer: { id: string; externalId: string };
  meter: { id: string; key: string };
  plan: { id: string; key: string };
  version: string;
  draftVersion: string;
  price: string;
  ruleVersion: string;
  subscription: { id: string; externalId: string };
  note: string;
  taxRate: string;
  paymentMethod: string;
  event: string;
  quarantined: string;
  conflict: string;
  backfill: string;
  paid: { invoice: string; line: string };
  draft: { invoice: string; line: string };
  creditNote: string;
  attempt: string;
  refund: string;
  run: string;
  advance: string;
  debtor: { id: string; invoice: string; case: string };
  flowVersion: string;
  apiKey: string;
  request: string;
  mail: string;
  receivedMail: string;
};

const START = "2026-01-15T12:00:00.000Z";

export async function makeTenant(mark: string): Promise<Tenant> {
  const env = await newEnvironment({ name: `${mark} ${Date.now().toString(36)}`, clockStart: START });
  await env.patch("/v1/settings", { seller: { name: `${mark} Inc.`, email: `${mark}@seller.example` } });
  const taxRate = (await env.post("/v1/tax-rates", { name: `${mark} VAT`, rate: "19", inclusive: false })).id;
  const catalog = await makeCatalog(env, mark);
  const customer = await makeCustomer(env, mark);
  const paymentMethod = (
    await env.post(`/v1/customers/${customer.id}/payment-methods`, { token: "pm_card_success" })
  ).id;
  const subscription = await env.post("/v1/subscriptions", {
    customer: customer.id,
    plan: catalog.plan.key,
    externalId: `${mark}-subscription`,
  });
  const note = await env.post(`/v1/customers/${customer.id}/notes`, { text: `${mark} note` });
  const debtor = await makeDebtor(env, mark, catalog.plan.key);
  const events = await makeEvents(env, mark, customer.id);
  await env.put(`/v1/customers/${customer.id}/price-overrides/${catalog.plan.key}/${catalog.price}`, {
    params: { unitAmount: "0.002" },
  });

  await env.advanceTo("2026-02-02T00:00:00.000Z");
  const [paid] = await env.all(`/v1/invoices?customer=${customer.id}&status=paid`);
  const paidInvoice = await env.get(`/v1/invoices/${paid.id}`);
  const [attempt] = await env.all(`/v1/payment-attempts?invoice=${paid.id}`);
  const refund = await env.post("/v1/refunds", {
    invoice: paid.id,
    amount: "1.00",
    reason: `${mark} refund`,
  });
  const creditNote = await eventually(
    "the refund's credit note",
    async () => (await env.all(`/v1/credit-notes?invoice=${paid.id}`))[0],
  );

  const [debt] = await env.all(`/v1/collections?customer=${debtor.id}`);
  const [flow] = (await env.get("/v1/collection-flows/card/versions")).data;
  const flowVersion = await env.post("/v1/collection-flows/card/versions", flow.document);

  await env.patch("/v1/settings", { invoice: { approval: "manual" } });
  const advance = await env.advanceTo("2026-03-02T00:00:00.000Z");
  const [draft] = await env.all(`/v1/invoices?customer=${customer.id}&status=draft`);
  const description = `${mark} line`;
  const { lines } = await env.post(`/v1/invoices/${draft.id}/lines`, { description, amount: "5.00" });
  const line = lines.find((one: Json) => one.description === description);
  const [run] = await env.all(`/v1/billing-runs?subscription=${subscription.id}`);
  const [apiKey] = await env.all("/v1/api-keys");
  const request = await eventually("a logged request", async () => (await env.all("/v1/request-log"))[0]);
  const mail = await eventually("a mail to be sent", async () => (await env.all("/v1/mails?status=sent"))[0]);
  const received = await eventually("a mail in the sink", async () => (await env.all("/v1/mail-sink"))[0]);
  return {
    env,
    uuid: uuidOf(env.id),
    mark,
    ...catalog,
    ...events,
    customer: { id: customer.id, externalId: customer.externalId },
    subscription: { id: subscription.id, externalId: subscription.externalId },
    note: note.id,
    taxRate,
    paymentMethod,
    paid: { invoice: paid.id, line: paidInvoice.lines[0].id },
    draft: { invoice: draft.id, line: line.id },
    creditNote: creditNote.id,
    attempt: attempt.id,
    refund: refund.id,
    run: run.id,
    advance: advance.id,
    debtor: { id: debtor.id, invoice: debt.invoiceId, case: debt.id },
    flowVersion: flowVersion.id,
    apiKey: apiKey.id,
    request: request.id,
    mail: mail.id,
    receivedMail: received.id,
  };
}

async function makeCatalog(
  env: Environment,
  mark: string,
): Promise<Pick<Tenant, "meter" | "plan" | "version" | "draftVersion" | "price" | "ruleVersion">> {
  const meter = await env.post("/v1/meters", {
    key: `${mark}_tokens`,
    name: `${mark} tokens`,
    eventType: "llm.tokens",
    aggregation: "sum",
    valueProperty: "tokens",
    groupBy: ["model"],
    unit: "token",
  });
  const plan = await env.post("/v1/plans", { key: `${mark}-plan`, name: `${mark} plan` });
  const prices = [
    {
      key: "base",
      name: `${mark} base`,
      timing: "in_advance",
      template: "flat",
      params: { amount: "49.00" },
    },
    {
      key: `${mark}-tokens`,
      name: `${mark} tokens`,
      timing: "in_arrears",
      template: "per_unit",
      meter: meter.key,
      params: { unitAmount: "0.001" },
    },
  ];
  const terms = { currency: "EUR", interval: "month", anchor: "calendar", prices };
  const version = await env.post(`/v1/plans/${plan.key}/versions`, terms);
  await env.post(`/v1/plan-versions/${version.id}/publish`);
  const draft = await env.post(`/v1/plans/${plan.key}/versions`, terms);
  return {
    meter: { id: meter.id, key: meter.key },
    plan: { id: plan.id, key: plan.key },
    version: version.id,
    draftVersion: draft.id,
    price: `${mark}-tokens`,
    ruleVersion: version.prices[0].ruleVersionId,
  };
}

async function makeCustomer(env: Environment, mark: string): Promise<Json> {
  return env.post("/v1/customers", {
    externalId: `${mark}-customer`,
    name: `${mark} customer`,
    email: `${mark}@customer.example`,
    currency: "EUR",
    timeZone: "UTC",
    address: { line1: `${mark} street`, city: "Berlin", postalCode: "10115", country: "DE" },
    metadata: { mark },
  });
}

/** A customer whose card is declined again and again. */
async function makeDebtor(env: Environment, mark: string, plan: string): Promise<Json> {
  const debtor = await env.post("/v1/customers", {
    name: `${mark} debtor`,
    email: `${mark}@debtor.example`,
    currency: "EUR",
    timeZone: "UTC",
  });
  await env.post(`/v1/customers/${debtor.id}/payment-methods`, {
    token: "pm_card_declined_insufficient_funds",
  });
  await env.post("/v1/subscriptions", { customer: debtor.id, plan });
  return debtor;
}

async function makeEvents(
  env: Environment,
  mark: string,
  customer: string,
): Promise<Pick<Tenant, "event" | "quarantined" | "conflict" | "backfill">> {
  const event = {
    id: `${mark}-event`,
    type: "llm.tokens",
    customer,
    time: "2026-01-15T11:00:00.000Z",
    properties: { tokens: 1_000, model: mark },
  };
  await env.post("/v1/events", [event, { ...event, id: `${mark}-astray`, customer: `${mark}-nobody` }]);
  await env.post("/v1/events", [{ ...event, properties: { tokens: 2_000, model: mark } }]);
  const backfill = await env.post("/v1/backfills", { name: `${mark} backfill` });
  return {
    event: event.id,
    quarantined: (await env.all("/v1/quarantine"))[0].id,
    conflict: (await env.all("/v1/conflicts"))[0].id,
    backfill: backfill.id,
  };
}
