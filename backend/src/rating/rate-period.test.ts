import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { BillingScene } from "../invoicing/testing/billing-scene.js";
import { RatePeriod } from "./rate-period.js";

const start = "2026-01-01T00:00:00.000Z";
const end = "2026-02-01T00:00:00.000Z";
let scene: BillingScene;
beforeAll(async () => {
  scene = await BillingScene.open(start);
});
afterAll(() => scene.close());

type Line = { price: { key: string }; amount: string; preciseAmount: string; groups: unknown[] };
const line = (invoice: { lines: Line[] }, key: string) =>
  invoice.lines.find(({ price }) => price.key === key);

test("a customer's own parameters are rated, and stay with the line when they change later", async () => {
  await scene.moveTo("2026-01-31T00:00:00.000Z");
  const subscription = await scene.subscribe("acme", start);
  const calls = Array.from({ length: 10 }, () => ({
    customer: "acme",
    type: "call",
    time: "2026-01-10T00:00:00.000Z",
  }));
  await scene.send(...calls);
  const override = "/v1/customers/acme/price-overrides/pro/calls";
  await scene.must("PUT", override, { params: { unitAmount: "0.033" } });
  const invoice = await scene.bill(subscription, end);
  // 10 × 0.033 = 0.33 instead of 0.50.
  expect(line(invoice, "calls")).toMatchObject({ preciseAmount: "0.33", amount: "0.33" });
  await scene.must("DELETE", override);
  expect(await scene.must("POST", `/v1/invoices/${invoice.id}/verify`)).toMatchObject({ matches: true });
});

test("usage by model and direction is one line with a group for each", async () => {
  const key = `matrix-${randomUUID()}`.slice(0, 40);
  const meter = {
    key: "prompts",
    name: "Prompts",
    eventType: "prompt",
    aggregation: "sum",
    valueProperty: "n",
  };
  await scene.must("POST", "/v1/meters", { ...meter, groupBy: ["model", "direction"] });
  const cells = [
    { match: { model: "large", direction: "in" }, unitAmount: "0.000003" },
    { match: { model: "large", direction: "out" }, unitAmount: "0.000015" },
  ];
  const price = {
    key: "prompts",
    name: "Prompts",
    template: "matrix",
    meter: "prompts",
    groupBy: ["model", "direction"],
    params: { prices: cells },
  };
  await scene.must("POST", "/v1/plans", {
    key,
    name: "Matrix",
    version: { currency: "EUR", prices: [price], publish: true },
  });
  await scene.moveTo("2026-01-31T00:00:00.000Z");
  const subscription = await scene.subscribe("matrix", start, {}, key);
  const time = "2026-01-10T00:00:00.000Z";
  await scene.send(
    {
      customer: "matrix",
      type: "prompt",
      time,
      properties: { model: "large", direction: "in", n: 1_000_000 },
    },
    {
      customer: "matrix",
      type: "prompt",
      time,
      properties: { model: "large", direction: "out", n: 100_000 },
    },
  );
  const invoice = await scene.bill(subscription, end);
  // 1 000 000 × 0.000003 + 100 000 × 0.000015 = 3.00 + 1.50.
  expect(line(invoice, "prompts")?.amount).toBe("4.50");
  expect(line(invoice, "prompts")?.groups).toMatchObject([
    { by: { model: "large", direction: "in" }, amount: "3" },
    { by: { model: "large", direction: "out" }, amount: "1.5" },
  ]);
  expect(await scene.must("POST", `/v1/invoices/${invoice.id}/verify`)).toMatchObject({ matches: true });
});

test("a rule that cannot price the usage blocks the run with its reason, and leaves nothing behind", async () => {
  await scene.moveTo("2026-01-31T00:00:00.000Z");
  const ruleText = `{ "lines": [{ "code": "ratio", "description": "Ratio", "amount": 100 / ($$.usage.calls.quantity - 3) }] }`;
  const price = { key: "ratio", name: "Ratio", ruleText, params: {} };
  await scene.must("POST", "/v1/plans", {
    key: "ratio",
    name: "Ratio",
    version: { currency: "EUR", prices: [price], publish: true },
  });
  const subscription = await scene.subscribe("unlucky", start, {}, "ratio");
  await scene.send(
    ...Array.from({ length: 3 }, () => ({
      customer: "unlucky",
      type: "call",
      time: "2026-01-10T00:00:00.000Z",
    })),
  );
  const run = await scene.run(subscription, end);
  await expect(scene.draft(run)).rejects.toMatchObject({
    code: "rating.rule_failed",
    message: expect.stringContaining("ratio"),
  });
  const left = await scene.database.reader.query("SELECT 1 FROM rated_price WHERE subscription_id = $1", [
    subscription,
  ]);
  expect(left).toEqual([]);
});

test("ten attempts at once rate a run once", async () => {
  const subscription = await scene.subscribe("raced", start);
  const run = await scene.run(subscription, start);
  const attempts = Array.from({ length: 10 }, () =>
    scene.database.transaction((tx) => scene.use(RatePeriod).execute(tx, run)),
  );
  const rated = await Promise.all(attempts);
  expect(new Set(rated.flat().map(({ id }) => id)).size).toBe(1);
});
