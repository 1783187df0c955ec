import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { BillingScene } from "../invoicing/testing/billing-scene.js";

const january = "2026-01-01T00:00:00.000Z";
const february = "2026-02-01T00:00:00.000Z";
const march = "2026-03-01T00:00:00.000Z";
const april = "2026-04-01T00:00:00.000Z";

let scene: BillingScene;
let count = 0;
let customer: string;
let subscription: string;

beforeAll(async () => {
  scene = await BillingScene.open(january);
  await scene.must("PATCH", "/v1/settings", { metering: { acceptPastDays: 90 } });
});
afterAll(() => scene.close());

// A customer with ten calls in January, billed on 1 February.
beforeEach(async () => {
  count += 1;
  customer = `late-${count}`;
  await scene.moveTo("2026-01-31T00:00:00.000Z");
  subscription = await scene.subscribe(customer, january);
  await calls(10, "2026-01-10T10:00:00.000Z", "on-time");
  await scene.bill(subscription, january);
  await scene.bill(subscription, february);
});

const calls = (howMany: number, time: string, name: string) =>
  scene.send(
    ...Array.from({ length: howMany }, (_, index) => ({
      customer,
      type: "call",
      time,
      id: `${customer}-${name}-${index}`,
    })),
  );
type Line = {
  kind: string;
  price: { key: string };
  quantity: string;
  amount: string;
  correction: number | null;
};
const corrections = (invoice: { lines: Line[] }) =>
  invoice.lines.filter((line) => line.kind === "correction");

describe("usage that comes after its period was billed", () => {
  test("is a correction line on the next invoice, once", async () => {
    await scene.moveTo("2026-02-20T00:00:00.000Z");
    await calls(4, "2026-01-20T10:00:00.000Z", "late");
    await calls(7, "2026-02-10T10:00:00.000Z", "next");
    const next = await scene.bill(subscription, march);
    expect(corrections(next)).toMatchObject([
      {
        quantity: "4",
        amount: "0.20",
        correction: 1,
        description: expect.stringMatching(/correction/),
        period: { from: "2026-01-01", to: "2026-01-31" },
      },
    ]);
    const usage = next.lines.find((line: Line) => line.kind === "in_arrears" && line.price.key === "calls");
    expect(usage).toMatchObject({ quantity: "7", amount: "0.35" });
    expect(corrections(await scene.bill(subscription, april))).toEqual([]);
  });

  test("in several batches is corrected step by step, and every invoice can be proved", async () => {
    await scene.moveTo("2026-02-03T00:00:00.000Z");
    await calls(4, "2026-01-20T10:00:00.000Z", "late");
    const second = await scene.bill(subscription, march);
    await scene.moveTo("2026-03-02T00:00:00.000Z");
    await calls(3, "2026-01-21T10:00:00.000Z", "later");
    const third = await scene.bill(subscription, april);
    expect(corrections(third)).toMatchObject([{ quantity: "3", amount: "0.15", correction: 2 }]);
    for (const invoice of [second, third]) {
      expect(await scene.must("POST", `/v1/invoices/${invoice.id}/verify`)).toMatchObject({ matches: true });
    }
  });

  test("is priced by the version it was used under, not by one the customer has moved to", async () => {
    await scene.moveTo("2026-02-03T00:00:00.000Z");
    const dearer = {
      key: "calls",
      name: "API calls",
      template: "per_unit",
      meter: "calls",
      params: { unitAmount: "1" },
    };
    await scene.must("POST", `/v1/plans`, {
      key: `dear-${count}`,
      name: "Dear",
      version: { currency: "EUR", prices: [dearer], publish: true },
    });
    const { data } = await scene.must("GET", `/v1/subscriptions?customer=${customer}`);
    await scene.must("POST", `/v1/subscriptions/${data[0].id}/change-plan`, { plan: `dear-${count}` });
    await scene.bill(subscription, march);
    await scene.moveTo("2026-03-02T00:00:00.000Z");
    await calls(2, "2026-01-21T10:00:00.000Z", "late");
    const invoice = await scene.bill(subscription, april);
    expect(corrections(invoice)).toMatchObject([{ quantity: "2", amount: "0.10" }]);
  });

  test("or was voided after it was billed, is owed back", async () => {
    await scene.moveTo("2026-02-03T00:00:00.000Z");
    await scene.must("POST", `/v1/events/${customer}-on-time-0/void`, {
      id: `${customer}-void`,
      reason: "sent by a test",
    });
    const invoice = await scene.bill(subscription, march);
    expect(corrections(invoice)).toMatchObject([{ quantity: "-1", amount: "-0.05" }]);
    expect(await scene.must("POST", `/v1/invoices/${invoice.id}/verify`)).toMatchObject({ matches: true });
  });
});
