import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { BillingScene } from "../invoicing/testing/billing-scene.js";

let scene: BillingScene;
beforeAll(async () => {
  scene = await BillingScene.open("2026-01-01T00:00:00.000Z");
  const acme = await scene.subscribe("acme", "2026-01-01T00:00:00.000Z", { name: '=Acme, "the" Ltd' });
  await scene.bill(acme, "2026-01-01T00:00:00.000Z");
  await scene.moveTo("2026-01-03T00:00:00.000Z");
  const tokens = (model: string) => ({
    customer: "acme",
    type: "completion",
    time: "2026-01-02T10:00:00.000Z",
    properties: { model, tokens: 7 },
  });
  await scene.send(tokens("large"), tokens("small"));
});
afterAll(() => scene.close());

const download = async (path: string) => {
  const response = await fetch(`${scene.api.url}${path}`, {
    headers: { authorization: `Bearer ${scene.client.apiKey}` },
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
};

test("customers with what they owe; a name that looks like a formula is defused", async () => {
  const { status, headers, text } = await download("/v1/exports/customers.csv");
  expect(status).toBe(200);
  expect(headers.get("content-type")).toBe("text/csv; charset=utf-8; header=present");
  expect(headers.get("content-disposition")).toBe('attachment; filename="customers-2026-01-03.csv"');
  const [header, acme, end] = text.split("\r\n");
  expect(header).toMatch(/^id,externalId,name,email,currency/);
  expect(acme).toMatch(/^cus_\w+,acme,"'=Acme, ""the"" Ltd",acme@customer\.example,EUR,.*,1,36\.89,0\.00,/);
  expect(end).toBe("");
});

test("the filters are the list's", async () => {
  expect((await download("/v1/exports/customers.csv?search=nobody")).text.split("\r\n")).toHaveLength(2);
  expect((await download("/v1/exports/invoices.csv?status=open&customer=acme")).text).toMatch(
    /\r\ninv_\w+,INV-000001,open,cus_\w+,"'=Acme/,
  );
  expect(
    (await download("/v1/exports/payment-attempts.csv?status=declined")).text.split("\r\n"),
  ).toHaveLength(2);
});

test("usage by window and group", async () => {
  const { text } = await download(
    "/v1/exports/usage.csv?customer=acme&meter=tokens&window=day&groupBy=model",
  );
  const [header, ...records] = text.trimEnd().split("\r\n");
  expect(header).toBe("customer,meter,unit,start,end,model,quantity,events");
  expect(records.map((record) => record.split(",").slice(3).join())).toEqual([
    "2026-01-02T00:00:00.000Z,2026-01-03T00:00:00.000Z,large,7,1",
    "2026-01-02T00:00:00.000Z,2026-01-03T00:00:00.000Z,small,7,1",
  ]);
});

test("what is wrong with the request is a problem, not a file", async () => {
  const unknown = await download("/v1/exports/invoices.csv?customer=nobody");
  expect([unknown.status, unknown.headers.get("content-type")]).toEqual([
    404,
    expect.stringMatching("application/problem.json"),
  ]);
  expect((await download("/v1/exports/usage.csv?customer=acme")).status).toBe(422);
});

test("many pages make one file", async () => {
  await scene.database.reader.query(
    `INSERT INTO customer (environment_id, id, name, currency, time_zone, address, tax_ids, collection_method, tax_exempt, metadata)
     SELECT $1, gen_random_uuid(), 'Company ' || n, 'EUR', 'UTC', '{}', '[]', 'send_invoice', false, '{}' FROM generate_series(1, 1201) n`,
    [scene.environmentId],
  );
  const records = (await download("/v1/exports/customers.csv")).text.trimEnd().split("\r\n");
  expect(records).toHaveLength(1 + 1 + 1201);
  expect(new Set(records.map((record) => record.split(",")[0])).size).toBe(records.length);
});
