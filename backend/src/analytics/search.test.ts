import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { BillingScene } from "../invoicing/testing/billing-scene.js";

let scene: BillingScene;
let acme: string;
beforeAll(async () => {
  scene = await BillingScene.open("2026-01-01T00:00:00.000Z");
  acme = await scene.subscribe("acme", "2026-01-01T00:00:00.000Z", { name: "Acme 100% GmbH" });
  await scene.bill(acme, "2026-01-01T00:00:00.000Z");
  await scene.must("POST", "/v1/customers", { name: "The Acme Store", currency: "EUR" });
  await scene.must("POST", "/v1/customers", { name: "Macmed", currency: "EUR", email: "it@acme.example" });
});
afterAll(() => scene.close());

type Hit = { type: string; id: string; title: string; subtitle: string | null; score: number };
const search = async (q: string): Promise<Hit[]> =>
  (await scene.must("GET", `/v1/search?q=${encodeURIComponent(q)}`)).data;

test("names that begin so come before those in which a word does", async () => {
  const hits = await search("acme");
  expect(hits.map(({ title }) => title)).toEqual(["Acme 100% GmbH", "The Acme Store", "Macmed"]);
  expect(hits.map(({ score }) => score)).toEqual([100, 60, 40]);
});

test("invoices by number, plans and meters by key, anything by its id", async () => {
  expect(await search("inv-0000")).toEqual([
    expect.objectContaining({
      type: "invoice",
      title: "INV-000001",
      subtitle: "Acme 100% GmbH · 36.89 EUR · open",
    }),
  ]);
  expect(await search("pro")).toContainEqual(
    expect.objectContaining({ type: "plan", title: "Pro", score: 100 }),
  );
  expect(await search("completion")).toEqual([expect.objectContaining({ type: "meter", title: "Tokens" })]);
  const { data } = await scene.must("GET", "/v1/subscriptions");
  expect(await search(data[0].id)).toEqual([
    {
      type: "subscription",
      id: data[0].id,
      title: "Acme 100% GmbH",
      subtitle: "Acme 100% GmbH · Pro · active",
      score: 120,
    },
  ]);
});

test("what looks like a pattern is text; nothing to look for is an error", async () => {
  expect((await search("100%")).map(({ title }) => title)).toEqual(["Acme 100% GmbH"]);
  expect(await search("_")).toEqual([]);
  expect((await scene.client.get("/v1/search?q=%20")).status).toBe(422);
});

test("ten thousand customers are looked through in a moment", async () => {
  await scene.database.reader.query(
    `INSERT INTO customer (environment_id, id, external_id, name, email, currency, time_zone, address, tax_ids, collection_method, tax_exempt, metadata)
     SELECT $1, gen_random_uuid(), 'ext-' || n, 'Company number ' || n, 'billing@' || n || '.example', 'EUR', 'UTC', '{}', '[]', 'send_invoice', false, '{}'
     FROM generate_series(1, 10000) n`,
    [scene.environmentId],
  );
  await search("number 9999");
  const began = Date.now();
  expect(await search("number 9999")).toHaveLength(1);
  expect(Date.now() - began).toBeLessThan(500);
});
