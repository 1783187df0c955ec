import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { BillingScene } from "../invoicing/testing/billing-scene.js";

let scene: BillingScene;
beforeAll(async () => {
  scene = await BillingScene.open("2026-01-01T00:00:00.000Z");
});
afterAll(() => scene.close());

const overview = (query = "") => scene.must("GET", `/v1/analytics/overview${query}`);
const call = (customer: string, time: string) => ({ customer, type: "call", time });
type Day = { date: string };
const on = <T extends Day>(days: T[], date: string): T | undefined => days.find((day) => day.date === date);

test("without a customer everything is there, and zero", async () => {
  const body = await overview();
  expect(body).toMatchObject({
    currency: null,
    currencies: [],
    revenue: { soFar: "0.00" },
    topCustomers: [],
  });
  expect(body.days).toHaveLength(31);
  expect(body.days[1]).toEqual({
    date: "2026-01-02",
    events: null,
    previousEvents: 0,
    revenue: null,
    previousRevenue: "0.00",
  });
});

test("a month so far beside the one before: usage, revenue, what is owed", async () => {
  // January: the fee of 31.00 is invoiced at once, and 10 calls of 0.05 are used until the 5th.
  const acme = await scene.subscribe("acme", "2026-01-01T00:00:00.000Z");
  await scene.bill(acme, "2026-01-01T00:00:00.000Z");
  await scene.moveTo("2026-01-05T12:00:00.000Z");
  await scene.send(...Array.from({ length: 10 }, () => call("acme", "2026-01-05T10:00:00.000Z")));
  expect(await overview()).toMatchObject({
    currency: "EUR",
    revenue: { soFar: "31.00", previousSoFar: "0.00" },
    // 10 × 0.05; after 4.5 of 31 days 68.9 calls are expected, which are 69.
    unbilled: { soFar: "0.50", projected: "3.45", estimatedSubscriptions: 1, activeSubscriptions: 1 },
    topCustomers: [{ name: "acme Ltd", amount: "31.50", invoiced: "31.00", unbilled: "0.50" }],
  });

  // February: the fee and January's usage are invoiced, net 31.50; due in 30 days unless the settings say otherwise.
  await scene.bill(acme, "2026-02-01T00:00:00.000Z");
  await scene.moveTo("2026-02-05T12:00:00.000Z");
  await scene.send(...Array.from({ length: 4 }, () => call("acme", "2026-02-04T10:00:00.000Z")));
  const body = await overview();
  expect(body).toMatchObject({
    month: { start: "2026-02-01T00:00:00.000Z", end: "2026-03-01T00:00:00.000Z" },
    revenue: { soFar: "31.50", previousSoFar: "31.00", previousTotal: "31.00" },
    // With 19 % VAT: 36.89 + 37.49.
    open: { amount: "74.38", count: 2 },
  });
  expect(on(body.days, "2026-02-04")).toMatchObject({ events: 4, previousEvents: 0, revenue: "0.00" });
  expect(on(body.days, "2026-02-05")).toMatchObject({ events: 0, previousEvents: 10 });
  expect(on(body.days, "2026-02-01")).toMatchObject({ revenue: "31.50", previousRevenue: "31.00" });
  const [calls] = body.topMeters;
  expect(calls).toMatchObject({ key: "calls", quantity: "4", events: 4, previousQuantity: "10" });
  expect(on(calls.days, "2026-02-05")).toMatchObject({ quantity: "0", previousQuantity: "10" });
});

test("an event is counted as soon as it is answered", async () => {
  await scene.send(call("acme", "2026-02-05T11:00:00.000Z"));
  await scene.client.post("/v1/events", [{ id: "astray", customer: "nobody", type: "call" }]);
  const body = await overview();
  expect(body.events).toMatchObject({
    accepted: 5,
    quarantined: 1,
    waiting: { quarantined: 1, conflicts: 0 },
  });
  expect(body.topMeters[0]).toMatchObject({ quantity: "5" });
});

test("what is past its due date is overdue; another currency has its own sums", async () => {
  await scene.moveTo("2026-02-28T12:00:00.000Z");
  expect((await overview()).overdue.count).toBeGreaterThan(0);
  expect(await overview("?currency=USD")).toMatchObject({
    currency: "USD",
    open: { amount: "0.00", count: 0 },
  });
  expect((await scene.client.get("/v1/analytics/overview?currency=nope")).status).toBe(422);
});
