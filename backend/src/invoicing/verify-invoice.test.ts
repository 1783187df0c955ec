import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { BillingScene } from "./testing/billing-scene.js";

const start = "2026-01-01T00:00:00.000Z";
const end = "2026-02-01T00:00:00.000Z";

let scene: BillingScene;
let count = 0;
let customer: string;
let invoice: { id: string; lines: { id: string; price: { key: string } }[] };

beforeAll(async () => {
  scene = await BillingScene.open(start);
});
afterAll(() => scene.close());

beforeEach(async () => {
  count += 1;
  customer = `customer-${count}`;
  await scene.moveTo("2026-01-31T00:00:00.000Z");
  const subscription = await scene.subscribe(customer, start);
  await scene.send(
    { customer, type: "call", id: `${customer}-1`, time: "2026-01-10T10:00:00.000Z" },
    { customer, type: "call", id: `${customer}-2`, time: "2026-01-11T10:00:00.000Z" },
    {
      customer,
      type: "completion",
      id: `${customer}-3`,
      time: "2026-01-12T10:00:00.000Z",
      properties: { model: "large", tokens: 2_001_000 },
    },
  );
  await scene.bill(subscription, start);
  invoice = await scene.bill(subscription, end);
});

const verify = () => scene.must("POST", `/v1/invoices/${invoice.id}/verify`);
const sql = (text: string, ...values: unknown[]) => scene.database.reader.query(text, values);
const lineOf = (key: string) => invoice.lines.find((line) => line.price.key === key)?.id;
type Found = { what: string; line: string | null; field: string; stored: unknown; recomputed: unknown };

describe("an invoice is proved from its events", () => {
  test("and matches when nothing was altered", async () => {
    expect(await verify()).toMatchObject({
      matches: true,
      differences: [],
      linesChecked: 3,
      engineVersion: "1",
    });
  });

  test("also after usage of its period has come late", async () => {
    await scene.send({ customer, type: "call", time: "2026-01-20T10:00:00.000Z" });
    expect(await verify()).toMatchObject({ matches: true });
  });

  test("names the event whose properties were altered, and what follows from it", async () => {
    await sql(
      `UPDATE usage_event SET properties = jsonb_set(properties, '{tokens}', '3001000') WHERE environment_id = $1 AND event_id = $2`,
      scene.environmentId,
      `${customer}-3`,
    );
    const { matches, differences } = await verify();
    expect(matches).toBe(false);
    const found = differences as Found[];
    expect(found.some(({ what, field }) => what === "event" && field.includes(`${customer}-3`))).toBe(true);
    expect(found).toContainEqual(
      expect.objectContaining({
        what: "usage",
        field: "usage.tokens.quantity",
        stored: "2001000",
        recomputed: "3001000",
      }),
    );
    expect(found).toContainEqual(
      expect.objectContaining({
        what: "line",
        line: lineOf("tokens"),
        field: "amount",
        stored: "6.00",
        recomputed: "9.00",
      }),
    );
    expect(found).toContainEqual(
      expect.objectContaining({
        what: "header",
        field: "total",
        recomputed: expect.not.stringMatching(/^43\.94$/),
      }),
    );
  });

  test("names an event that was deleted", async () => {
    await sql(
      "DELETE FROM usage_event WHERE environment_id = $1 AND event_id = $2",
      scene.environmentId,
      `${customer}-2`,
    );
    const found = (await verify()).differences as Found[];
    expect(found).toContainEqual(
      expect.objectContaining({ field: "usage.calls.quantity", stored: "2", recomputed: "1" }),
    );
  });

  test.each([
    ["amount", "99.00"],
    ["description", "Something else"],
    ["quantity", "7"],
    ["tax_amount", "0.00"],
  ])("names the line whose %s was altered", async (column, value) => {
    await sql(
      `UPDATE invoice_line SET ${column} = $3 WHERE environment_id = $1 AND invoice_id = $2 AND code = (
         SELECT code FROM invoice_line WHERE invoice_id = $2 AND kind = 'in_advance')`,
      scene.environmentId,
      scene.uuidOf(invoice.id),
      value,
    );
    const { matches, differences } = await verify();
    expect(matches).toBe(false);
    const field = column === "tax_amount" ? "taxAmount" : column;
    expect(differences).toContainEqual(
      expect.objectContaining({ what: "line", line: lineOf("base"), field, stored: value }),
    );
  });

  test("names the rated line, the parameters and the header that were altered", async () => {
    const uuid = scene.uuidOf(invoice.id);
    await sql(
      `UPDATE rated_line SET amount = 5, precise_amount = 5 WHERE id = (
         SELECT rated_line_id FROM invoice_line WHERE invoice_id = $1 AND kind = 'in_advance')`,
      uuid,
    );
    const rated = (await verify()).differences as Found[];
    expect(rated).toContainEqual(
      expect.objectContaining({ line: lineOf("base"), field: "rated.amount", recomputed: "31.00" }),
    );
    await sql("UPDATE invoice SET subtotal = subtotal + 1, total = total + 1 WHERE id = $1", uuid);
    const header = (await verify()).differences as Found[];
    expect(header.filter(({ what }) => what === "header").map(({ field }) => field)).toEqual([
      "subtotal",
      "total",
    ]);
  });

  test("and a draft cannot be", async () => {
    await scene.must("PATCH", "/v1/settings", { invoice: { approval: "manual" } });
    const subscription = await scene.subscribe(`${customer}-draft`, end);
    const draft = await scene.draft(await scene.run(subscription, end));
    await scene.must("PATCH", "/v1/settings", { invoice: { approval: "automatic" } });
    const { id } = await scene.invoice(draft ?? "");
    const answer = await scene.client.post(`/v1/invoices/${id}/verify`);
    expect(answer.body.code).toBe("invoice.not_issued");
  });
});
