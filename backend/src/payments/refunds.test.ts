import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { newId } from "../platform/index.js";
import { outcomeOf } from "./payment-attempt.js";
import { PaymentAttemptRepository } from "./payment-attempt.repository.js";
import { RefundRepository } from "./refund.repository.js";
import { SendRefund } from "./send-refund.js";
import { SettleAttempt } from "./settle-attempt.js";
import { SettleRefund } from "./settle-refund.js";
import { PaymentScene, type OpenInvoice } from "./testing/payment-scene.js";

let scene: PaymentScene;
beforeAll(async () => {
  scene = await PaymentScene.open();
}, 60_000);
afterAll(() => scene.close());

const paidInvoice = async (card = "pm_card_success"): Promise<OpenInvoice> => {
  const invoice = await scene.openInvoice(card);
  await scene.charge(invoice);
  return invoice;
};
const request = (invoice: OpenInvoice, amount?: string) =>
  scene.billing.client.post("/v1/refunds", {
    invoice: invoice.id,
    reason: "Outage",
    ...(amount && { amount }),
  });
/** Carries the invoice's open refunds to the provider, as the workflow does. */
const send = async (invoice: OpenInvoice): Promise<string[]> => {
  const { environmentId, database } = scene.billing;
  const refunds = await scene.billing
    .use(RefundRepository)
    .countingOfInvoice(database.reader, environmentId, invoice.uuid);
  const open = refunds.filter(({ status }) => status === "approved" || status === "processing");
  return Promise.all(
    open.map(async ({ id }) => (await scene.billing.use(SendRefund).execute(environmentId, id)).status),
  );
};
const notes = async (invoice: OpenInvoice): Promise<string[]> => {
  const { data } = await scene.billing.must("GET", `/v1/credit-notes?invoice=${invoice.id}`);
  return data.map((note: { total: string }) => note.total);
};

test("a refund gives money and credit back together, and the books end even", async () => {
  const invoice = await paidInvoice();
  expect((await request(invoice, "11.90")).body).toMatchObject({ status: "approved", amount: "11.90" });
  expect(await send(invoice)).toEqual(["succeeded"]);
  expect(await notes(invoice)).toEqual(["11.90"]);
  expect([await scene.balance(invoice), await scene.balance(invoice, "cash")]).toEqual(["0.00", "0.00"]);
});

test("what is on its way counts: more than is left is refused, and how much is left is told", async () => {
  const invoice = await paidInvoice();
  await request(invoice, "30.00");
  const answer = await request(invoice, "6.90");
  expect([answer.status, answer.body.code]).toEqual([422, "refund.too_much"]);
  expect(answer.body.errors).toMatchObject([
    { field: "amount", message: expect.stringContaining("6.89 EUR") },
  ]);
  expect((await request(invoice)).body).toMatchObject({ amount: "6.89" });
  expect((await request(invoice)).body).toMatchObject({ code: "refund.nothing_paid" });
});

test("a refund that failed can be asked for again: the credit note stands, and no second one is issued", async () => {
  const invoice = await paidInvoice("pm_card_refund_fails");
  await request(invoice);
  expect(await send(invoice)).toEqual(["failed"]);
  expect(await notes(invoice)).toEqual(["36.89"]);
  expect(await scene.balance(invoice)).toBe("-36.89"); // the customer has it coming
  const again = await request(invoice);
  expect(again.body).toMatchObject({ status: "approved", amount: "36.89", creditNoteId: null });
  expect(await notes(invoice)).toEqual(["36.89"]);
});

describe("a bank transfer", () => {
  test("and a card each give back what they hold", async () => {
    const invoice = await scene.openInvoice("pm_card_success");
    await scene.billing.must("POST", `/v1/invoices/${invoice.id}/payments`, { amount: "20.00" });
    await scene.charge(invoice);
    expect((await request(invoice, "17.00")).body).toMatchObject({ amount: "17.00" }); // of the transfer
    expect((await request(invoice)).body).toMatchObject({ amount: "16.89" }); // of the card, the latest
    expect((await request(invoice)).body).toMatchObject({ amount: "3.00" });
    expect(await send(invoice)).toEqual(["succeeded", "succeeded", "succeeded"]);
    expect(await scene.balance(invoice)).toBe("0.00");
    expect((await notes(invoice)).sort()).toEqual(["16.89", "17.00", "3.00"]);
  });
});

test("a charge of more than was left to pay is given back, the excess without another credit note", async () => {
  const invoice = await scene.openInvoice("pm_card_requires_action");
  await scene.charge(invoice);
  // Credited while the customer is at the bank, who then confirms the whole.
  await scene.billing.must("POST", `/v1/invoices/${invoice.id}/credit-notes`, {
    reason: "Wrong quantity",
    amount: "13.11",
  });
  const [{ actionUrl }] = await scene.attempts(invoice);
  await scene.answerAtBank(actionUrl, "authenticated");
  await scene.charge(invoice, 1, "new_method"); // learns of it
  expect(await scene.balance(invoice)).toBe("-13.11");
  expect((await request(invoice, "15.00")).body).toMatchObject({ status: "approved" });
  expect(await send(invoice)).toEqual(["succeeded"]);
  expect((await notes(invoice)).sort()).toEqual(["1.89", "13.11"]);
  expect(await scene.balance(invoice)).toBe("0.00");
});

test("money that reached a voided invoice is given back without a credit note", async () => {
  const invoice = await scene.openInvoice("pm_card_requires_action");
  await scene.charge(invoice);
  await scene.billing.must("POST", `/v1/invoices/${invoice.id}/void`, { reason: "Wrong plan" });
  const [open] = await scene.billing
    .use(PaymentAttemptRepository)
    .ofInvoice(scene.billing.database.reader, scene.billing.environmentId, invoice.uuid);
  const paid = outcomeOf({
    status: "succeeded",
    chargeId: `ch_${newId()}`,
    amount: "36.89",
    currency: "EUR",
  });
  await scene.billing.database.transaction((tx) => scene.billing.use(SettleAttempt).execute(tx, open!, paid));
  expect((await request(invoice)).body).toMatchObject({ status: "approved", creditNoteId: null });
  const { environmentId, database } = scene.billing;
  const [refund] = await scene.billing
    .use(RefundRepository)
    .countingOfInvoice(database.reader, environmentId, invoice.uuid);
  const outcome = { status: "succeeded", refundId: "re_1", amount: "36.89", currency: "EUR" } as const;
  const settle = () =>
    database.transaction((tx) => scene.billing.use(SettleRefund).execute(tx, refund!, outcome));
  await Promise.all([settle(), settle()]);
  expect(await scene.balance(invoice)).toBe("0.00");
});

describe("above the limit", () => {
  test("a second person decides, once", async () => {
    await scene.billing.must("PATCH", "/v1/settings", { refunds: { approvalLimit: "10.00" } });
    const invoice = await paidInvoice();
    const { body: asked } = await request(invoice, "10.01");
    expect(asked).toMatchObject({ status: "requested", creditNoteId: null });
    const own = await scene.billing.client.post(`/v1/refunds/${asked.id}/approve`, {});
    expect([own.status, own.body.code]).toEqual([403, "refund.second_person_needed"]);
    const second = await scene.anotherClient();
    expect((await second.post(`/v1/refunds/${asked.id}/approve`, {})).body).toMatchObject({
      status: "approved",
    });
    const late = await second.post(`/v1/refunds/${asked.id}/reject`, {});
    expect([late.status, late.body.code]).toEqual([409, "state.not_allowed"]);
    expect(await notes(invoice)).toEqual(["10.01"]);
    await scene.billing.must("PATCH", "/v1/settings", { refunds: { approvalLimit: null } });
  });

  test("rejected, it may be asked for anew", async () => {
    await scene.billing.must("PATCH", "/v1/settings", { refunds: { approvalLimit: "10.00" } });
    const invoice = await paidInvoice();
    const { body: asked } = await request(invoice);
    const second = await scene.anotherClient();
    await second.post(`/v1/refunds/${asked.id}/reject`, {});
    await scene.billing.must("PATCH", "/v1/settings", { refunds: { approvalLimit: null } });
    expect(await notes(invoice)).toEqual([]);
    expect((await request(invoice)).body).toMatchObject({ status: "approved", amount: "36.89" });
  });
});
