import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { HostedInvoiceLink } from "../invoicing/index.js";
import { PaymentScene, type OpenInvoice } from "../payments/testing/payment-scene.js";
import { newId, rows } from "../platform/index.js";
import { TestClient } from "../platform/testing/test-client.js";

let scene: PaymentScene;
let customer: TestClient;
beforeAll(async () => {
  scene = await PaymentScene.open();
  // Someone without an account: no key, no cookie.
  customer = new TestClient(scene.billing.api.url);
}, 60_000);
afterAll(() => scene.close());

const tokenOf = async (invoice: OpenInvoice): Promise<string> => {
  const { url } = await scene.billing.must("GET", `/v1/invoices/${invoice.id}/hosted-link`);
  return new URL(url).pathname.slice("/pay/".length);
};
const page = async (invoice: OpenInvoice) => customer.get(`/v1/hosted-invoices/${await tokenOf(invoice)}`);
const pay = async (invoice: OpenInvoice, token: string, more: object = {}) =>
  customer.post(`/v1/hosted-invoices/${await tokenOf(invoice)}/pay`, { token, ...more });
const cards = async (invoice: OpenInvoice) =>
  (await scene.billing.must("GET", `/v1/customers/${invoice.customer}/payment-methods`)).data;

describe("the page of an invoice", () => {
  test("shows its customer what is owed and to whom, and nothing of how we keep it", async () => {
    const invoice = await scene.openInvoice(null, { name: "Globex", collectionMethod: "send_invoice" });
    const { status, body, headers } = await page(invoice);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      mode: "test",
      status: "open",
      isOverdue: false,
      currency: "EUR",
      lines: [{ description: "Base fee", amount: "31.00", period: { from: "2026-01-01", to: "2026-01-31" } }],
      taxes: [{ name: "VAT", rate: "19", tax: "5.89" }],
      total: "36.89",
      amountDue: "36.89",
      payments: [],
      cardPayment: { isPossible: true, running: null, lastDecline: null },
    });
    expect(body.number).toMatch(/^INV-/);
    expect(headers.get("cache-control")).toBe("no-store");
    expect(JSON.stringify(body)).not.toMatch(/"(inv|cus|run|prc|sub|env)_|[0-9a-f]{8}-[0-9a-f]{4}-/);
  });

  test("has the PDF as it was issued", async () => {
    const invoice = await scene.openInvoice(null);
    const { api, client } = scene.billing;
    const own = await fetch(`${api.url}/v1/invoices/${invoice.id}/pdf`, {
      headers: { authorization: `Bearer ${client.apiKey}` },
    });
    const theirs = await fetch(`${api.url}/v1/hosted-invoices/${await tokenOf(invoice)}/pdf`);
    expect(theirs.headers.get("content-type")).toBe("application/pdf");
    expect(Buffer.from(await theirs.arrayBuffer()).equals(Buffer.from(await own.arrayBuffer()))).toBe(true);
  });

  test("opens by its link alone: no forged one, none of what is not there, no other route by it", async () => {
    const token = await tokenOf(await scene.openInvoice(null));
    const bent = `${token.startsWith("A") ? "B" : "A"}${token.slice(1)}`;
    const gone = scene.billing
      .use(HostedInvoiceLink)
      .tokenOf({ environmentId: scene.billing.environmentId, invoiceId: newId() });
    for (const wrong of [bent, gone, "nonsense"]) {
      for (const answer of [
        await customer.get(`/v1/hosted-invoices/${wrong}`),
        await customer.get(`/v1/hosted-invoices/${wrong}/pdf`),
        await customer.post(`/v1/hosted-invoices/${wrong}/pay`, { token: "pm_card_success" }),
      ])
        expect([answer.status, answer.body.code]).toEqual([404, "hosted_invoice.not_found"]);
    }
    const bearer = await customer.get("/v1/invoices", { authorization: `Bearer ${token}` });
    expect(bearer.body.code).toBe("access.key_unknown");
  });

  test("is in the mail by which the invoice comes", async () => {
    const invoice = await scene.openInvoice(null);
    await scene.billing.api.dispatch();
    const { url } = await scene.billing.must("GET", `/v1/invoices/${invoice.id}/hosted-link`);
    const mails = await rows<{ text: string; html: string }>(
      scene.billing.database.reader,
      "SELECT text, html FROM mail WHERE dedupe_key = $1",
      [`invoice/${invoice.uuid}/issued/0`],
    );
    expect(mails).toEqual([
      { text: expect.stringContaining(url), html: expect.stringContaining(`href="${url}"`) },
    ]);
  });
});

describe("paying by card", () => {
  test("charges at once; the card is the customer's from then on", async () => {
    const invoice = await scene.openInvoice("pm_card_declined_insufficient_funds");
    await scene.charge(invoice);
    expect((await page(invoice)).body.cardPayment.lastDecline.message).toContain("not enough money");
    const answer = await pay(invoice, "pm_card_success");
    expect(answer.body).toEqual({ status: "succeeded", amount: "36.89", currency: "EUR", actionUrl: null });
    expect((await page(invoice)).body).toMatchObject({
      status: "paid",
      amountDue: "0.00",
      payments: [{ amount: "36.89", method: "card", card: { brand: "visa", last4: "4242" } }],
      cardPayment: { isPossible: false, lastDecline: null },
    });
    expect(await cards(invoice)).toMatchObject([{ last4: "4242", isDefault: true }, { isDefault: false }]);
  });

  test("can leave the customer's own card as it is", async () => {
    const invoice = await scene.openInvoice("pm_card_declined_insufficient_funds");
    await pay(invoice, "pm_card_success", { makeDefault: false });
    expect(await cards(invoice)).toMatchObject([{ last4: "4242", isDefault: false }, { isDefault: true }]);
    expect((await page(invoice)).body.status).toBe("paid");
  });

  test("pressed eight times at once charges once and keeps one card", async () => {
    const invoice = await scene.openInvoice(null);
    const answers = await Promise.all(Array.from({ length: 8 }, () => pay(invoice, "pm_card_success")));
    for (const { status, body } of answers)
      expect([body.status, body.code]).toContainEqual(
        status === 200 ? expect.stringMatching(/succeeded|processing/) : "hosted_invoice.paid",
      );
    expect(await scene.chargesAtProvider(invoice)).toMatchObject([{ status: "succeeded" }]);
    expect(await scene.attempts(invoice)).toHaveLength(1);
    expect(await cards(invoice)).toHaveLength(1);
    expect((await pay(invoice, "pm_card_success")).body.code).toBe("hosted_invoice.paid");
  });

  test("that the bank declines says so in the customer's words; the next card may pay", async () => {
    const invoice = await scene.openInvoice(null);
    const declined = await pay(invoice, "pm_card_declined_stolen");
    expect(declined.status).toBe(402);
    expect(declined.body).toMatchObject({ code: "hosted_payment.declined", errors: [{ field: "token" }] });
    expect(JSON.stringify(declined.body)).not.toContain("stolen");
    expect((await pay(invoice, "pm_card_success")).body.status).toBe("succeeded");
  });

  test("with a card that the provider does not know is refused at its field", async () => {
    const invoice = await scene.openInvoice(null);
    const unknown = await pay(invoice, "pm_card_of_nobody");
    expect(unknown.body).toMatchObject({ code: "payment_method.rejected", errors: [{ field: "token" }] });
    expect((await pay(invoice, "")).body.errors).toMatchObject([{ field: "token" }]);
    expect(await scene.attempts(invoice)).toEqual([]);
  });

  test("that waits for the bank gives its address; another card takes its place", async () => {
    const invoice = await scene.openInvoice(null);
    const waiting = await pay(invoice, "pm_card_requires_action");
    expect(waiting.body).toMatchObject({
      status: "requires_action",
      actionUrl: expect.stringContaining("http"),
    });
    expect((await page(invoice)).body.cardPayment).toMatchObject({
      isPossible: true,
      running: { status: "requires_action", actionUrl: waiting.body.actionUrl },
    });
    expect((await pay(invoice, "pm_card_success")).body.status).toBe("succeeded");
    const captured = (await scene.chargesAtProvider(invoice)).filter(({ status }) => status === "succeeded");
    expect(captured).toHaveLength(1);
  });

  test("while nobody knows what became of a charge, asks about that one and makes no other", async () => {
    const invoice = await scene.openInvoice("pm_card_success");
    await scene.whileProviderIsDown(() => scene.charge(invoice));
    expect((await page(invoice)).body.cardPayment).toMatchObject({
      isPossible: false,
      running: { status: "processing" },
    });
    expect((await pay(invoice, "pm_card_success")).body.status).toBe("succeeded");
    expect(await scene.attempts(invoice)).toHaveLength(1);
    expect(await cards(invoice)).toHaveLength(1);
  });

  test("is refused for an invoice that is void, with the reason", async () => {
    const invoice = await scene.openInvoice(null);
    await scene.billing.must("POST", `/v1/invoices/${invoice.id}/void`, { reason: "Wrong plan" });
    expect((await pay(invoice, "pm_card_success")).body.code).toBe("hosted_invoice.void");
    expect((await page(invoice)).body).toMatchObject({ status: "void", cardPayment: { isPossible: false } });
  });

  test("cannot be used to try out cards", async () => {
    const invoice = await scene.openInvoice(null);
    const codes: string[] = [];
    for (let card = 1; card <= 11; card++)
      codes.push((await pay(invoice, "pm_card_declined_generic")).body.code);
    expect(codes.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => "hosted_payment.declined"));
    expect(codes[10]).toBe("request.too_many");
  });
});
