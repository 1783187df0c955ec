import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { BillingScene } from "../invoicing/testing/billing-scene.js";

let scene: BillingScene;
let acme: string;
beforeAll(async () => {
  scene = await BillingScene.open("2026-01-01T00:00:00.000Z");
  acme = await scene.subscribe("acme", "2026-01-01T00:00:00.000Z");
  await scene.bill(acme, "2026-01-01T00:00:00.000Z");
});
afterAll(() => scene.close());

test("what is open is sorted by how long it is overdue, to the day", async () => {
  const [invoice] = (await scene.must("GET", "/v1/invoices")).data;
  const dueOn = Date.parse(invoice.dueDate);
  const bucketAfter = async (days: number): Promise<string> => {
    await scene.moveTo(new Date(dueOn + days * 86_400_000 + 43_200_000).toISOString());
    const { ageing } = await scene.must("GET", "/v1/analytics/collections");
    expect(ageing).toHaveLength(5);
    const filled = ageing.filter(({ count }: { count: number }) => count > 0);
    expect(filled).toEqual([{ bucket: filled[0].bucket, amount: "36.89", count: 1 }]);
    return filled[0].bucket;
  };
  expect(await bucketAfter(0)).toBe("not_due");
  expect(await bucketAfter(1)).toBe("1_30");
  expect(await bucketAfter(30)).toBe("1_30");
  expect(await bucketAfter(31)).toBe("31_60");
  expect(await bucketAfter(61)).toBe("61_90");
  expect(await bucketAfter(91)).toBe("over_90");
  await scene.moveTo("2026-01-20T00:00:00.000Z");
});

test("finished cases tell how much comes back, declines why it did not at once", async () => {
  expect((await scene.must("GET", "/v1/analytics/collections")).recovery.rate).toBeNull();
  const [invoice] = (await scene.must("GET", "/v1/invoices")).data;
  const tx = scene.database.reader;
  const { environmentId } = scene;
  const [{ customer_id: customerId }] = await tx.query(
    "SELECT customer_id FROM invoice WHERE environment_id = $1",
    [environmentId],
  );
  await tx.query(
    `INSERT INTO collection_flow_version (environment_id, id, flow_key, number, document) VALUES ($1, $1, 'card', 99, '{}')`,
    [environmentId],
  );
  await tx.query(
    `INSERT INTO collection_case (environment_id, id, invoice_id, customer_id, flow_version_id, status, step, step_since, first_failure_at, outcome, created_at, finished_at)
     VALUES ($1, gen_random_uuid(), $2, $3, $1, 'finished', 'end', $4, $4, 'uncollectible', $4, $4)`,
    [environmentId, scene.uuidOf(invoice.id), customerId, "2026-01-15T00:00:00Z"],
  );
  await tx.query(
    `INSERT INTO payment_attempt (environment_id, id, invoice_id, customer_id, number, kind, trigger, amount, currency, status, decline_class, decline_code, created_at)
     SELECT $1, gen_random_uuid(), $2, $3, n, 'card', 'collection', 36.89, 'EUR', 'declined', 'soft', 'insufficient_funds', $4 FROM generate_series(1, 3) n`,
    [environmentId, scene.uuidOf(invoice.id), customerId, "2026-01-15T00:00:00Z"],
  );
  expect(await scene.must("GET", "/v1/analytics/collections")).toMatchObject({
    recovery: { recovered: { amount: "0.00", count: 0 }, finished: { amount: "36.89", count: 1 }, rate: "0" },
    declines: [{ class: "soft", code: "insufficient_funds", count: 3, amount: "110.67", customers: 1 }],
  });
});

test("customers come with what they owe", async () => {
  const { data } = await scene.must("GET", "/v1/analytics/customers?search=acme");
  expect(data).toEqual([
    expect.objectContaining({
      externalId: "acme",
      activeSubscriptions: 1,
      openAmount: "36.89",
      overdueAmount: "36.89",
    }),
  ]);
});

test("a new version is nobody's until a subscription changes to it", async () => {
  const { data } = await scene.must("GET", "/v1/analytics/plan-versions?plan=pro");
  expect(data).toMatchObject([
    { number: 1, status: "published", activeSubscriptions: 1, activeCustomers: 1 },
  ]);
  const version = await scene.must("POST", "/v1/plans/pro/versions", {
    currency: "EUR",
    publish: true,
    prices: [
      { key: "base", name: "Base", template: "flat", timing: "in_advance", params: { amount: "9.00" } },
    ],
  });
  const [subscription] = (await scene.must("GET", "/v1/subscriptions")).data;
  await scene.must("POST", `/v1/subscriptions/${subscription.id}/change-plan`, { plan: "pro", version: 2 });
  expect((await scene.must("GET", "/v1/analytics/plan-versions?plan=pro")).data).toMatchObject([
    { planVersion: version.id, number: 2, activeSubscriptions: 0, comingSubscriptions: 1 },
    { number: 1, activeSubscriptions: 1, comingSubscriptions: 0 },
  ]);
  const on = async (planVersion: string) =>
    (await scene.must("GET", `/v1/subscriptions?planVersion=${planVersion}`)).data;
  expect(await on(data[0].planVersion)).toMatchObject([{ id: subscription.id }]);
  expect(await on(version.id)).toEqual([]);
});

test("event types: what came lately, what it looks like, what counts it", async () => {
  await scene.must("POST", "/v1/events", [
    { id: "e1", customer: "acme", type: "completion", properties: { model: "large", tokens: 7 } },
    {
      id: "e2",
      customer: "acme",
      type: "completion",
      properties: { model: "small", tokens: 8, tags: ["a"] },
    },
    { id: "e3", customer: "acme", type: "chat", properties: {} },
  ]);
  const { data } = await scene.must("GET", "/v1/event-types");
  expect(data).toMatchObject([
    { type: "chat", events: 1, unmatched: 1, meters: [], properties: [] },
    {
      type: "completion",
      events: 2,
      lastAt: "2026-01-20T00:00:00.000Z",
      meters: [{ key: "tokens" }],
      properties: [
        { name: "model", type: "string", example: '"small"' },
        { name: "tags", type: "array", example: '["a"]' },
        { name: "tokens", type: "number", example: "8" },
      ],
    },
    { type: "call", events: 0, lastAt: null, meters: [{ key: "calls" }] },
  ]);
});

test("invoices can be listed by due date, and the overdue ones alone", async () => {
  await scene.bill(acme, "2026-02-01T00:00:00.000Z");
  const numbers = async (query: string) => {
    const found: string[] = [];
    let cursor = "";
    do {
      const page = await scene.must("GET", `/v1/invoices?limit=1&${query}${cursor}`);
      found.push(...page.data.map(({ number }: { number: string }) => number));
      cursor = page.nextCursor ? `&cursor=${page.nextCursor}` : "";
    } while (cursor);
    return found;
  };
  expect(await numbers("")).toEqual(["INV-000002", "INV-000001"]);
  expect(await numbers("sort=due")).toEqual(["INV-000001", "INV-000002"]);
  expect(await numbers("overdue=true")).toEqual(["INV-000001"]);
});
