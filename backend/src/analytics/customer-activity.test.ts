import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { BillingScene } from "../invoicing/testing/billing-scene.js";

let scene: BillingScene;
beforeAll(async () => {
  scene = await BillingScene.open("2026-01-01T00:00:00.000Z");
  const acme = await scene.subscribe("acme", "2026-01-01T00:00:00.000Z");
  await scene.subscribe("other", "2026-01-01T00:00:00.000Z");
  await scene.bill(acme, "2026-01-01T00:00:00.000Z");
  await scene.moveTo("2026-01-03T09:00:00.000Z");
  await scene.must("POST", "/v1/customers/acme/notes", { text: "Asked for a later due date." });
  await scene.moveTo("2026-01-05T09:00:00.000Z");
  const [invoice] = (await scene.must("GET", "/v1/invoices?customer=acme")).data;
  await scene.must("POST", `/v1/invoices/${invoice.id}/payments`, {});
  await scene.moveTo("2026-01-06T09:00:00.000Z");
  await scene.must("PUT", "/v1/customers/acme/price-overrides/pro/calls", { params: { unitAmount: "0.04" } });
});
afterAll(() => scene.close());

type Entry = { at: string; kind: string; title: string };

test("one timeline of business time, newest first", async () => {
  const { data } = await scene.must("GET", "/v1/customers/acme/activity");
  expect(data.map(({ at, kind }: Entry) => `${at.slice(0, 10)} ${kind}`)).toEqual([
    "2026-01-06 price_override.set",
    "2026-01-05 payment.succeeded",
    "2026-01-05 invoice.paid",
    "2026-01-03 note.added",
    "2026-01-01 subscription.started",
    "2026-01-01 invoice.finalized",
  ]);
  expect(data[2]).toMatchObject({ title: "Invoice INV-000001 paid", amount: "36.89", actor: null });
  expect(data[3]).toMatchObject({ actor: { kind: "api_key", name: "scene" } });
  expect(data[0]).toMatchObject({ actor: { kind: "api_key" }, subject: { type: "customer" } });
});

test("pages join without a gap", async () => {
  const all: Entry[] = (await scene.must("GET", "/v1/customers/acme/activity")).data;
  const paged: Entry[] = [];
  let cursor = "";
  do {
    const page = await scene.must("GET", `/v1/customers/acme/activity?limit=2${cursor}`);
    paged.push(...page.data);
    cursor = page.nextCursor ? `&cursor=${page.nextCursor}` : "";
  } while (cursor);
  expect(paged).toEqual(all);
});
