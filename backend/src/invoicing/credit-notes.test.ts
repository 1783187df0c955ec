import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { BillingScene } from "./testing/billing-scene.js";

const start = "2026-01-01T00:00:00.000Z";
const end = "2026-02-01T00:00:00.000Z";
let scene: BillingScene;
beforeAll(async () => {
  scene = await BillingScene.open(start);
});
afterAll(() => scene.close());

type Invoice = {
  id: string;
  total: string;
  subtotal: string;
  taxTotal: string;
  lines: { id: string; price: { key: string } }[];
};
type Note = { id: string; total: string; subtotal: string; taxTotal: string };

/** 31.00 base, 1.05 for 21 calls, 6.00 for tokens: 38.05 net, 7.23 tax, 45.28 in all. */
const issue = async (): Promise<Invoice> => {
  const customer = `customer-${randomUUID()}`;
  await scene.moveTo("2026-01-31T00:00:00.000Z");
  const subscription = await scene.subscribe(customer, start);
  const calls = Array.from({ length: 21 }, () => ({
    customer,
    type: "call",
    time: "2026-01-10T10:00:00.000Z",
  }));
  const tokens = {
    customer,
    type: "completion",
    time: "2026-01-12T10:00:00.000Z",
    properties: { model: "large", tokens: 2_001_000 },
  };
  await scene.send(...calls, tokens);
  return scene.bill(subscription, end);
};
const credit = (id: string, body: object) =>
  scene.client.post(`/v1/invoices/${id}/credit-notes`, { reason: "Goodwill", ...body });
const cents = (amount: string): number => Math.round(Number(amount) * 100);

describe("a credit note before payment", () => {
  test("for an amount of one line lowers what is due, with its tax", async () => {
    const invoice = await issue();
    expect(invoice).toMatchObject({ subtotal: "38.05", taxTotal: "7.23", total: "45.28" });
    const line = invoice.lines.find(({ price }) => price.key === "base")?.id;
    const { status, body: note } = await credit(invoice.id, { lines: [{ line, amount: "10" }] });
    expect(status).toBe(201);
    expect(note).toMatchObject({
      number: "INV-CN-000001",
      subtotal: "10.00",
      taxTotal: "1.90",
      total: "11.90",
    });
    expect(note).toMatchObject({
      appliedAmount: "11.90",
      refundableAmount: "0.00",
      lines: [{ line, netAmount: "10.00" }],
    });
    expect(await scene.invoice(invoice.id)).toMatchObject({
      status: "open",
      amountDue: "33.38",
      amountCredited: "11.90",
    });
    const pdf = await fetch(`${scene.api.url}${note.pdf.url}`, {
      headers: { authorization: `Bearer ${scene.client.apiKey}` },
    });
    expect(
      Buffer.from(await pdf.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe("%PDF-");
  });

  test("for all that is left settles the invoice, to the cent", async () => {
    const invoice = await issue();
    await credit(invoice.id, { amount: "7.77" });
    const { body: rest } = await credit(invoice.id, {});
    expect(cents(rest.total)).toBe(4528 - 777);
    expect(await scene.invoice(invoice.id)).toMatchObject({
      status: "paid",
      amountDue: "0.00",
      amountCredited: "45.28",
    });
    expect((await credit(invoice.id, {})).body.code).toBe("credit_note.nothing_left");
    const { data } = await scene.must("GET", `/v1/credit-notes?invoice=${invoice.id}`);
    expect(data.map((note: Note) => note.total)).toEqual([rest.total, "7.77"]);
  });
});

describe("a credit note is refused", () => {
  test("above what is left of the invoice or the line, and leaves no number behind", async () => {
    const invoice = await issue();
    const line = invoice.lines.find(({ price }) => price.key === "calls")?.id;
    for (const body of [
      { amount: "45.29" },
      { amount: "0" },
      { amount: "-1" },
      { amount: "0.001" },
      { lines: [{ line, amount: "1.06" }] },
      {
        lines: [
          { line, amount: "1" },
          { line, amount: "0.05" },
        ],
      },
      { lines: [{ line: "ivl_01h455vb4pex5vsknk084sn02q", amount: "1" }] },
    ]) {
      const answer = await credit(invoice.id, body);
      expect([answer.status, answer.body.code]).toEqual([422, "credit_note.amount_invalid"]);
    }
    const before = (await credit(invoice.id, { amount: "1.00" })).body.number as string;
    await credit(invoice.id, { amount: "1000" });
    const after = (await credit(invoice.id, { amount: "1.00" })).body.number as string;
    expect(Number(after.slice(-6))).toBe(Number(before.slice(-6)) + 1);
  });

  test("of what was paid already, which takes a refund", async () => {
    const invoice = await issue();
    await scene.must("POST", `/v1/invoices/${invoice.id}/payments`, { amount: "40.00" });
    const answer = await credit(invoice.id, { amount: "5.29" });
    expect([answer.status, answer.body.code]).toEqual([409, "credit_note.refund_instead"]);
    expect((await credit(invoice.id, { amount: "5.28" })).status).toBe(201);
    expect(await scene.invoice(invoice.id)).toMatchObject({
      status: "paid",
      amountPaid: "40.00",
      amountCredited: "5.28",
    });
  });

  test("of a draft", async () => {
    await scene.must("PATCH", "/v1/settings", { invoice: { approval: "manual" } });
    const subscription = await scene.subscribe(`customer-${randomUUID()}`, end);
    const draft = await scene.invoice((await scene.draft(await scene.run(subscription, end))) ?? "");
    await scene.must("PATCH", "/v1/settings", { invoice: { approval: "automatic" } });
    expect((await credit(draft.id, {})).body.code).toBe("invoice.not_issued");
  });

  test("of an invoice that was voided as a whole", async () => {
    const invoice = await issue();
    await scene.must("POST", `/v1/invoices/${invoice.id}/void`, { reason: "Sent twice" });
    const { status, body } = await credit(invoice.id, { amount: "1.00" });
    expect([status, body.code, body.detail]).toEqual([
      409,
      "credit_note.nothing_left",
      "The invoice was voided as a whole.",
    ]);
  });
});

test("notes never exceed their invoice, and sum to it exactly when it is fully credited", async () => {
  const part = fc.record({
    line: fc.integer({ min: 0, max: 2 }),
    cents: fc.integer({ min: 1, max: 3_500 }),
    whole: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(part, { maxLength: 6 }), async (parts) => {
      const invoice = await issue();
      for (const { line, cents: value, whole } of parts) {
        const amount = `${Math.trunc(value / 100)}.${String(value % 100).padStart(2, "0")}`;
        await credit(invoice.id, whole ? { amount } : { lines: [{ line: invoice.lines[line]?.id, amount }] });
      }
      await credit(invoice.id, {});
      const { data } = await scene.must("GET", `/v1/credit-notes?invoice=${invoice.id}`);
      const sum = (field: keyof Note) =>
        (data as Note[]).reduce((total, note) => total + cents(note[field]), 0);
      expect([sum("subtotal"), sum("taxTotal"), sum("total")]).toEqual([3805, 723, 4528]);
      expect(await scene.invoice(invoice.id)).toMatchObject({
        status: "paid",
        amountDue: "0.00",
        amountCredited: "45.28",
      });
    }),
    { numRuns: 12 },
  );
}, 120_000);

test("twenty asked for at once never credit more than the invoice", async () => {
  const invoice = await issue();
  const answers = await Promise.all(Array.from({ length: 20 }, () => credit(invoice.id, { amount: "5.00" })));
  // 45.28 holds nine times 5.00.
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(9);
  expect(await scene.invoice(invoice.id)).toMatchObject({ amountCredited: "45.00", amountDue: "0.28" });
});
