import { afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import type { Json } from "../support/api.js";
import { addCard, invoicesOf, makeCatalog, makeCustomer, postTokens, subscribe } from "../support/billing.js";
import { sql, uuidOf } from "../support/database.js";
import { newEnvironment, type Environment } from "../support/environment.js";
import { brokenInvariants, balance } from "../support/ledger.js";

let env: Environment;
afterEach(async () => {
  expect(await brokenInvariants(env)).toEqual([]);
});

describe("from an event to a paid invoice", () => {
  let customer: Json;
  let invoices: Json[];
  let upcoming: Json;

  beforeAll(async () => {
    env = await newEnvironment({ clockStart: "2026-01-15T12:00:00.000Z" });
    await makeCatalog(env);
    await env.post("/v1/tax-rates", { name: "VAT", rate: "19", inclusive: false });
    customer = await makeCustomer(env, {
      poNumber: "PO-7781",
      taxIds: [{ type: "eu_vat", value: "DE123456789" }],
    });
    await addCard(env, customer.id, "pm_card_success");
    const subscription = await subscribe(env, customer.id);
    await postTokens(env, customer.id, "2026-01-15T12:00:00Z", [1000, 500]);
    upcoming = await env.get(`/v1/subscriptions/${subscription.id}/upcoming-invoice`);
    await env.advanceTo("2026-02-01T00:00:01.000Z");
    invoices = await invoicesOf(env, customer.id);
  });

  test("the first partial month's fee is prorated by day and paid at once", () => {
    // 49.00 × 17 days (15–31 January) / 31 = 26.87; + 19 % = 31.98 (26.87 × 0.19 = 5.1053)
    expect(invoices[0]).toMatchObject({
      status: "paid",
      subtotal: "26.87",
      taxTotal: "5.11",
      total: "31.98",
      amountDue: "0.00",
    });
  });

  test("the month's usage in arrears and the next fee in advance stand on one invoice", () => {
    // 1 500 tokens × 0.001 = 1.50; + 49.00 = 50.50; + 19 % (9.595 → 9.60) = 60.10
    expect(invoices).toHaveLength(2);
    expect(invoices[1]).toMatchObject({
      status: "paid",
      subtotal: "50.50",
      taxTotal: "9.60",
      total: "60.10",
    });
  });

  test("before that, the upcoming invoice told the cost so far", () => {
    expect(upcoming.soFar).toMatchObject({ subtotal: "1.50", total: "1.79" });
    expect(upcoming.currency).toBe("EUR");
  });

  test("each line says its period, rule and quantity, and the invoice verifies", async () => {
    const invoice = await env.get(`/v1/invoices/${invoices[1].id}`);
    const usage = invoice.lines.find((line: Json) => line.kind === "in_arrears");
    expect(usage).toMatchObject({ quantity: "1500", preciseAmount: "1.5", amount: "1.50", unit: "token" });
    expect(usage.period).toMatchObject({ from: "2026-01-15", to: "2026-01-31" });
    expect(usage.rule.hash).toMatch(/^sha256:/);
    expect(await env.post(`/v1/invoices/${invoice.id}/verify`)).toMatchObject({
      matches: true,
      differences: [],
    });
  });

  test("the books balance: cash is what was invoiced, nothing is receivable", async () => {
    expect(await balance(env, "cash")).toBe("92.08"); // 31.98 + 60.10
    expect(await balance(env, "accounts_receivable")).toBe("0.00");
  });

  test("the customer got each invoice by mail once, with its PDF", async () => {
    const mails = await env.all("/v1/mails");
    expect(mails.filter((mail) => mail.template.includes("invoice"))).toHaveLength(2);
    const pdf = await fetch(`${env.url}/v1/invoices/${invoices[1].id}/pdf`, {
      headers: { authorization: `Bearer ${env.key}` },
    });
    expect(pdf.headers.get("content-type")).toContain("application/pdf");
    expect(
      Buffer.from(await pdf.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe("%PDF-");
  });

  test("an event altered in the database is named by verify", async () => {
    await sql(
      "UPDATE usage_event SET properties = jsonb_set(properties::jsonb, '{tokens}', '1001')::json::text::jsonb WHERE environment_id = $1 AND properties::text LIKE '%1000%'",
      [uuidOf(env.id)],
    );
    const verdict = await env.post(`/v1/invoices/${invoices[1].id}/verify`);
    expect(verdict.matches).toBe(false);
    expect(JSON.stringify(verdict.differences)).toMatch(/1501/);
    await sql(
      "UPDATE usage_event SET properties = jsonb_set(properties::jsonb, '{tokens}', '1000')::json::text::jsonb WHERE environment_id = $1 AND properties::text LIKE '%1001%'",
      [uuidOf(env.id)],
    );
    expect(await env.post(`/v1/invoices/${invoices[1].id}/verify`)).toMatchObject({ matches: true });
  });

  test("a line altered in the database is named by verify", async () => {
    await sql(
      "UPDATE invoice_line SET amount = amount + 1 WHERE environment_id = $1 AND invoice_id = $2 AND kind = 'in_arrears'",
      [uuidOf(env.id), uuidOf(invoices[1].id)],
    );
    const verdict = await env.post(`/v1/invoices/${invoices[1].id}/verify`);
    expect(verdict.matches).toBe(false);
    expect(JSON.stringify(verdict.differences)).toMatch(/2\.50.*1\.50/);
    await sql(
      "UPDATE invoice_line SET amount = amount - 1 WHERE environment_id = $1 AND invoice_id = $2 AND kind = 'in_arrears'",
      [uuidOf(env.id), uuidOf(invoices[1].id)],
    );
  });
});

test("usage that arrives after the close becomes a correction on the next invoice, at the original price", async () => {
  env = await newEnvironment({ clockStart: "2026-01-01T00:00:00.000Z" });
  await makeCatalog(env);
  const customer = await makeCustomer(env);
  await addCard(env, customer.id, "pm_card_success");
  await subscribe(env, customer.id);
  await postTokens(env, customer.id, "2026-01-01T00:00:00Z", [2000]);
  await env.advanceTo("2026-02-01T00:00:01.000Z");
  await postTokens(env, customer.id, "2026-01-31T10:00:00Z", [700]);
  await env.advanceTo("2026-03-01T00:00:01.000Z");

  const last = await env.get(`/v1/invoices/${(await invoicesOf(env, customer.id)).at(-1).id}`);
  const correction = last.lines.find((line: Json) => line.kind === "correction");
  // 2 700 × 0.001 − 2 000 × 0.001 = 0.70, for January
  expect(correction).toMatchObject({ amount: "0.70" });
  expect(correction.period).toMatchObject({ from: "2026-01-01", to: "2026-01-31" });
  expect(await env.post(`/v1/invoices/${last.id}/verify`)).toMatchObject({ matches: true });
});

test("with manual approval the run waits at the draft; a person adds a line and approves, and the cycle charges it", async () => {
  env = await newEnvironment({ clockStart: "2026-01-01T00:00:00.000Z" });
  await makeCatalog(env);
  await env.patch("/v1/settings", { invoice: { approval: "manual" } });
  const customer = await makeCustomer(env);
  await addCard(env, customer.id, "pm_card_success");
  await subscribe(env, customer.id);
  await env.settle();
  const [draft] = await invoicesOf(env, customer.id);
  expect(draft).toMatchObject({ status: "draft", needsApproval: true });

  await env.post(`/v1/invoices/${draft.id}/lines`, { description: "Onboarding", amount: "200.00" });
  await env.post(`/v1/invoices/${draft.id}/finalize`);
  await env.settle();

  expect(await env.get(`/v1/invoices/${draft.id}`)).toMatchObject({ status: "paid", total: "249.00" });
  const [run] = (await env.get("/v1/billing-runs")).data.filter((each: Json) => each.invoiceId === draft.id);
  expect(run).toMatchObject({ status: "completed", outcome: "paid" });
});

test("a step that cannot go on is a blocked run with its reason, and goes on after a retry", async () => {
  env = await newEnvironment({ clockStart: "2026-01-01T00:00:00.000Z" });
  await makeCatalog(env);
  const customer = await makeCustomer(env);
  await addCard(env, customer.id, "pm_card_success");
  await env.post("/v1/plans", {
    key: "odd",
    name: "Odd",
    version: {
      currency: "EUR",
      publish: true,
      prices: [
        {
          key: "odd",
          name: "Odd",
          timing: "in_arrears",
          ruleText:
            '(\n  $amount := 10 / ($$.usage.tokens.quantity - $$.params.offset);\n  { "lines": [{ "code": "odd", "description": "Odd", "quantity": $$.usage.tokens.quantity, "amount": $amount }] }\n)',
          params: { offset: "5" },
        },
      ],
    },
  });
  await subscribe(env, customer.id, { plan: "odd" });
  await postTokens(env, customer.id, "2026-01-01T00:00:00Z", [5]);
  await env.advanceTo("2026-02-01T00:00:01.000Z");
  const [blocked] = (await env.get("/v1/billing-runs?status=blocked")).data;
  const detail = await env.get(`/v1/billing-runs/${blocked.id}`);
  expect(detail.issues[0].message).toMatch(/zero/i);

  await env.put(`/v1/customers/${customer.id}/price-overrides/odd/odd`, { params: { offset: "4" } });
  await env.post(`/v1/billing-runs/${blocked.id}/retry`);
  await env.settle();
  expect(await env.get(`/v1/billing-runs/${blocked.id}`)).toMatchObject({
    status: "completed",
    outcome: "paid",
  });
  // 10 / (5 − 4)
  expect((await invoicesOf(env, customer.id)).at(-1)).toMatchObject({ total: "10.00", status: "paid" });
});
