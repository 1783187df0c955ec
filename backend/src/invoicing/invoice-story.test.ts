import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { AttachedDocuments } from "../notifications/index.js";
import { KeepDocument } from "./keep-document.js";
import { SendDocument } from "./send-document.js";
import { BillingScene } from "./testing/billing-scene.js";

let scene: BillingScene;
beforeAll(async () => {
  scene = await BillingScene.open();
});
afterAll(() => scene.close());

type Line = { kind: string; code: string; amount: string; quantity: string | null };
const line = (invoice: { lines: Line[] }, kind: string, key: string): Line | undefined =>
  invoice.lines.find(
    (entry) => entry.kind === kind && (entry as unknown as { price: { key: string } }).price.key === key,
  );

describe("a subscription that starts on 16 March in Berlin", () => {
  let subscription: string;
  let invoiceId: string;

  test("is first billed for its base fee, prorated by day", async () => {
    const start = "2026-03-15T23:00:00.000Z";
    await scene.moveTo(start);
    subscription = await scene.subscribe("acme", start, {
      timeZone: "Europe/Berlin",
      address: { line1: "Torstraße 1", city: "Berlin", postalCode: "10119", country: "DE" },
      poNumber: "PO-7",
      paymentTermsDays: 30,
    });
    const invoice = await scene.bill(subscription, start);
    // 31.00 × 16 of 31 days = 16.00; 19 % VAT = 3.04.
    expect(invoice).toMatchObject({ status: "open", subtotal: "16.00", taxTotal: "3.04", total: "19.04" });
    expect(invoice.lines).toHaveLength(1);
    expect(invoice.lines[0].period).toMatchObject({ from: "2026-03-16", to: "2026-03-31" });
    expect(invoice).toMatchObject({ issueDate: "2026-03-16", dueDate: "2026-04-15", amountDue: "19.04" });
    expect(invoice.buyer).toMatchObject({ name: "acme Ltd", poNumber: "PO-7" });
    const { data } = await scene.must("GET", "/v1/invoices?customer=acme");
    expect(data).toMatchObject([{ id: invoice.id, customerName: "acme Ltd" }]);
  });

  test("is billed at the month's end, over a change of clocks, for its usage and the next base fee", async () => {
    await scene.moveTo("2026-03-31T21:00:00.000Z");
    await scene.send(
      { customer: "acme", type: "call", time: "2026-03-20T10:00:00.000Z" },
      { customer: "acme", type: "call", time: "2026-03-31T20:59:00.000Z" },
      // Midnight of 1 April in Berlin is 22:00 UTC since 29 March: this one belongs to March.
      { customer: "acme", type: "call", time: "2026-03-31T21:59:59.999Z" },
      { customer: "acme", type: "call", time: "2026-03-31T22:00:00.000Z" },
      {
        customer: "acme",
        type: "completion",
        time: "2026-03-21T10:00:00.000Z",
        properties: { model: "large", tokens: 1_000_000 },
      },
      {
        customer: "acme",
        type: "completion",
        time: "2026-03-22T10:00:00.000Z",
        properties: { model: "small", tokens: 500_001 },
      },
    );
    const invoice = await scene.bill(subscription, "2026-03-31T22:00:00.000Z");
    invoiceId = invoice.id;
    expect(line(invoice, "in_arrears", "calls")).toMatchObject({
      quantity: "3",
      amount: "0.15",
      unit: "calls",
    });
    // 1 500 001 tokens, 1 000 free: 1 499 001 × 0.000003 = 4.497003.
    expect(line(invoice, "in_arrears", "tokens")).toMatchObject({
      preciseAmount: "4.497003",
      amount: "4.50",
    });
    expect(line(invoice, "in_advance", "base")).toMatchObject({ amount: "31.00" });
    expect(invoice).toMatchObject({
      number: "INV-000002",
      subtotal: "35.65",
      taxTotal: "6.77",
      total: "42.42",
    });
    const sum = invoice.lines.reduce(
      (total: number, entry: { taxAmount: string }) => total + Math.round(Number(entry.taxAmount) * 100),
      0,
    );
    expect(sum).toBe(677);
  });

  test("shows how each line came about", async () => {
    const invoice = await scene.invoice(invoiceId, "?expand=trace");
    const tokens = invoice.lines.find((entry: { price: { key: string } }) => entry.price.key === "tokens");
    expect(tokens.tiers).toHaveLength(2);
    expect(tokens.rule).toMatchObject({ engine: "1", hash: expect.stringMatching(/^sha256:/) });
    expect(tokens.watermark).toMatch(/^\d+\/\d+:/);
    expect(tokens.input.usage.tokens.groups).toEqual([
      { by: { model: "large" }, quantity: "1000000", events: 1 },
      { by: { model: "small" }, quantity: "500001", events: 1 },
    ]);
    expect(tokens.trace.length).toBeGreaterThan(0);
  });

  test("is posted in the ledger, each transaction summing to zero", async () => {
    const { data } = await scene.must("GET", `/v1/ledger/transactions?reference=${invoiceId}`);
    expect(data).toHaveLength(1);
    expect(
      data[0].entries.map((entry: { account: string; amount: string }) => [entry.account, entry.amount]),
    ).toEqual([
      ["accounts_receivable", "42.42"],
      ["revenue", "-35.65"],
      ["tax_payable", "-6.77"],
    ]);
  });

  test("has a PDF whose bytes are the stored ones", async () => {
    const { pdf } = await scene.invoice(invoiceId);
    const response = await fetch(`${scene.api.url}${pdf.url}`, {
      headers: { authorization: `Bearer ${scene.client.apiKey}` },
    });
    expect(response.headers.get("content-type")).toBe("application/pdf");
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(pdf.sha256);
  });

  test("has the same PDF whether it was set from what was issued or is set again from the rows", async () => {
    const uuid = scene.uuidOf(invoiceId);
    const kept = await scene.use(KeepDocument).ofInvoice(scene.environmentId, uuid);
    await scene.database.reader.query("DELETE FROM invoice_document WHERE invoice_id = $1", [uuid]);
    const again = await scene.use(KeepDocument).ofInvoice(scene.environmentId, uuid);
    expect(again.sha256).toBe(kept.sha256);
  });

  test("is mailed once, with its PDF", async () => {
    const invoice = await scene.invoice(invoiceId);
    const uuid = scene.uuidOf(invoice.id);
    await scene.use(SendDocument).invoice(scene.environmentId, uuid);
    await scene.use(SendDocument).invoice(scene.environmentId, uuid);
    const mails = await scene.database.reader.query(
      "SELECT recipient, subject, attachments FROM mail WHERE environment_id = $1",
      [scene.environmentId],
    );
    expect(mails).toHaveLength(1);
    expect(mails[0].recipient).toBe("acme@customer.example");
    expect(mails[0].subject).toContain("INV-000002");
    expect(mails[0].attachments[0]).toMatchObject({ name: "INV-000002.pdf", contentType: "application/pdf" });
    const bytes = await scene.use(AttachedDocuments).read(scene.environmentId, mails[0].attachments[0]);
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(invoice.pdf.sha256);
  });

  test("is found by number, customer, status, due date and day of issue", async () => {
    const found = async (query: string) =>
      (await scene.must("GET", `/v1/invoices?${query}`)).data.map(
        (entry: { number: string }) => entry.number,
      );
    expect(await found("number=inv-000002")).toEqual(["INV-000002"]);
    expect(await found("customer=acme&status=open")).toEqual(["INV-000002", "INV-000001"]);
    expect(await found("dueFrom=2026-04-16")).toEqual(["INV-000002"]);
    expect(await found("status=paid")).toEqual([]);
    const { data } = await scene.must("GET", "/v1/invoices?number=INV-000002");
    const day = data[0].finalizedAt.slice(0, 10);
    expect(await found(`issuedFrom=${day}&issuedTo=${day}`)).toEqual(["INV-000002"]);
    expect(await found(`issuedFrom=2026-01-01&issuedTo=2026-01-01`)).toEqual([]);
    const first = await scene.must("GET", "/v1/invoices?limit=1");
    const second = await scene.must("GET", `/v1/invoices?limit=1&cursor=${first.nextCursor}`);
    expect(second.data[0].number).toBe("INV-000001");
  });
});

test("each step done again gives what stands", async () => {
  const start = "2026-06-01T00:00:00.000Z";
  await scene.moveTo(start);
  const run = await scene.run(await scene.subscribe("again", start), start);
  const [first, second] = [await scene.draft(run), await scene.draft(run)];
  expect(second).toBe(first);
  const issued = await scene.finalize(first ?? "");
  expect(await scene.finalize(first ?? "")).toEqual(issued);
  const { data } = await scene.must(
    "GET",
    "/v1/ledger/transactions?customer=" + (await scene.invoice(first ?? "")).customer,
  );
  expect(data).toHaveLength(1);
});

test("an invoice over nothing is skipped where the settings say so", async () => {
  const start = "2026-07-01T00:00:00.000Z";
  await scene.moveTo(start);
  const free = {
    currency: "EUR",
    publish: true,
    prices: [{ key: "free", name: "Free", template: "flat", timing: "in_advance", params: { amount: "0" } }],
  };
  await scene.must("POST", "/v1/plans", { key: "free", name: "Free", version: free });
  const subscription = await scene.subscribe("frugal", start, {}, "free");
  await scene.must("PATCH", "/v1/settings", { invoice: { zeroInvoices: "skip" } });
  expect(await scene.draft(await scene.run(subscription, start))).toBeNull();
  await scene.must("PATCH", "/v1/settings", { invoice: { zeroInvoices: "issue" } });
  const invoice = await scene.bill(await scene.subscribe("frugal-2", start, {}, "free"), start);
  // Nothing is due, so it is paid as it is issued.
  expect(invoice).toMatchObject({ status: "paid", total: "0.00", amountDue: "0.00" });
});
