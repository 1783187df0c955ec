import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { BillingScene } from "./testing/billing-scene.js";

const start = "2026-01-01T00:00:00.000Z";
let scene: BillingScene;
beforeAll(async () => {
  scene = await BillingScene.open(start);
});
afterAll(() => scene.close());

const upcoming = async (customer: string) => {
  const { data } = await scene.must("GET", `/v1/subscriptions?customer=${customer}`);
  return scene.client.get(`/v1/subscriptions/${data[0].id}/upcoming-invoice`);
};
type Line = { price: { key: string }; quantity: string; amount: string; kind: string };
const line = (estimate: { lines: Line[] }, key: string) =>
  estimate.lines.find((entry) => entry.price.key === key);

test("the running period has cost what was used, and is expected to go on so", async () => {
  await scene.subscribe("acme", start);
  await scene.moveTo("2026-01-11T00:00:00.000Z");
  const calls = Array.from({ length: 30 }, () => ({
    customer: "acme",
    type: "call",
    time: "2026-01-05T10:00:00.000Z",
  }));
  const tokens = {
    customer: "acme",
    type: "completion",
    time: "2026-01-05T10:00:00.000Z",
    properties: { model: "large", tokens: 1_000_000 },
  };
  await scene.send(...calls, tokens);
  const { body } = await upcoming("acme");
  expect(body).toMatchObject({
    currency: "EUR",
    asOf: "2026-01-11T00:00:00.000Z",
    period: { from: "2026-01-01", to: "2026-01-31" },
  });
  expect(line(body.soFar, "calls")).toMatchObject({ quantity: "30", amount: "1.50" });
  expect(line(body.soFar, "tokens")).toMatchObject({ amount: "3.00" });
  expect(body.soFar).toMatchObject({ subtotal: "4.50", taxTotal: "0.86", total: "5.36" });
  // After 10 of 31 days: 93 calls; 3 100 000 tokens, of which 1 000 stay free, so that 3 × 3.00 would be wrong.
  expect(line(body.projected, "calls")).toMatchObject({ quantity: "93", amount: "4.65" });
  expect(line(body.projected, "tokens")).toMatchObject({ amount: "9.30" });
  expect(line(body.projected, "base")).toMatchObject({
    kind: "in_advance",
    amount: "31.00",
    period: { from: "2026-02-01" },
  });
  expect(body.projected).toMatchObject({ subtotal: "44.95", total: "53.49" });
});

test("an event is in the estimate as soon as it is accepted", async () => {
  await scene.must("POST", "/v1/events", { id: "fresh", customer: "acme", type: "call", properties: {} });
  expect(line((await upcoming("acme")).body.soFar, "calls")).toMatchObject({ quantity: "31" });
});

test("before a subscription begins there is nothing to estimate", async () => {
  await scene.subscribe("future", "2026-05-01T00:00:00.000Z");
  const answer = await upcoming("future");
  expect([answer.status, answer.body.code]).toEqual([409, "upcoming_invoice.none"]);
});
