import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { newId } from "../platform/index.js";
import { PaymentAttemptRepository } from "./payment-attempt.repository.js";
import { outcomeOf, type PaymentAttempt } from "./payment-attempt.js";
import { SettleAttempt } from "./settle-attempt.js";
import { PaymentScene, type OpenInvoice } from "./testing/payment-scene.js";
import { WithdrawAttempt } from "./withdraw-attempt.js";

let scene: PaymentScene;
beforeAll(async () => {
  scene = await PaymentScene.open();
}, 60_000);
afterAll(() => scene.close());

const rowsOf = (invoice: OpenInvoice): Promise<PaymentAttempt[]> =>
  scene.billing
    .use(PaymentAttemptRepository)
    .ofInvoice(scene.billing.database.reader, scene.billing.environmentId, invoice.uuid);
const voidInvoice = (invoice: OpenInvoice) =>
  scene.billing.must("POST", `/v1/invoices/${invoice.id}/void`, { reason: "Wrong plan" });
const withdraw = (invoice: OpenInvoice) =>
  scene.billing.use(WithdrawAttempt).ofSettledInvoice(scene.billing.environmentId, invoice.uuid);
const transfer = (invoice: OpenInvoice, body: object = {}) =>
  scene.billing.client.post(`/v1/invoices/${invoice.id}/payments`, body);

describe("a charge", () => {
  test("that is asked for again gives the attempt that stands, also by eight at once", async () => {
    const invoice = await scene.openInvoice("pm_card_success");
    const results = await Promise.all(Array.from({ length: 8 }, () => scene.charge(invoice)));
    expect(new Set(results.map((result) => result.attemptId)).size).toBe(1);
    expect(await scene.chargesAtProvider(invoice)).toMatchObject([{ status: "succeeded", amount: "36.89" }]);
    expect(await scene.billing.invoice(invoice.id)).toMatchObject({ status: "paid", amountPaid: "36.89" });
    expect(await scene.balance(invoice)).toBe("0.00");
  });

  test("names how many attempts it has seen: the next is made once", async () => {
    const invoice = await scene.openInvoice("pm_card_decline_once");
    expect(await scene.charge(invoice, 0)).toMatchObject({ status: "declined", class: "soft" });
    expect(await scene.charge(invoice, 0)).toMatchObject({ status: "declined" });
    expect(await scene.charge(invoice, 1)).toMatchObject({ status: "succeeded" });
    expect(await scene.charge(invoice, 1)).toMatchObject({ status: "succeeded" });
    expect(await scene.attempts(invoice)).toHaveLength(2);
  });

  test("is not mistaken for a transfer that was recorded before it", async () => {
    const invoice = await scene.openInvoice("pm_card_success");
    await transfer(invoice, { amount: "30.00" });
    expect(await scene.charge(invoice, 0)).toMatchObject({ status: "succeeded" });
    const amounts = (await scene.attempts(invoice)).map(({ kind, amount }) => [kind, amount]);
    expect(amounts).toEqual([
      ["bank_transfer", "30.00"],
      ["card", "6.89"],
    ]);
  });

  test("without a card, or of what is paid or void, makes no attempt", async () => {
    const bare = await scene.openInvoice(null);
    expect(await scene.charge(bare)).toMatchObject({ status: "no_method", attemptId: null });
    await transfer(bare);
    expect(await scene.charge(bare, 1)).toMatchObject({ status: "nothing_due" });
    const wrong = await scene.openInvoice("pm_card_success");
    await voidInvoice(wrong);
    expect(await scene.charge(wrong)).toMatchObject({ status: "not_chargeable" });
    expect(await scene.attempts(wrong)).toEqual([]);
  });
});

describe("an open attempt", () => {
  test("is the only one of its invoice: the database refuses a second", async () => {
    const invoice = await scene.openInvoice("pm_card_requires_action");
    await scene.charge(invoice);
    const [open] = await rowsOf(invoice);
    const second = { ...open!, id: newId(), number: 2, status: "created" as const };
    await expect(
      scene.billing.database.transaction((tx) =>
        scene.billing.use(PaymentAttemptRepository).insert(tx, second),
      ),
    ).rejects.toThrow("payment_attempt_one_open");
  });

  test("settled by answer and webhook at once is booked once", async () => {
    const invoice = await scene.openInvoice("pm_card_requires_action");
    await scene.charge(invoice);
    const [open] = await rowsOf(invoice);
    const [charge] = await scene.chargesAtProvider(invoice);
    const outcome = outcomeOf({
      status: "succeeded",
      chargeId: charge!.id,
      amount: "36.89",
      currency: "EUR",
    });
    const settle = () =>
      scene.billing.database.transaction((tx) =>
        scene.billing.use(SettleAttempt).execute(tx, open!, outcome),
      );
    const settled = await Promise.all([settle(), settle(), settle()]);
    expect(settled.map(({ status }) => status)).toEqual(["succeeded", "succeeded", "succeeded"]);
    expect(await scene.billing.invoice(invoice.id)).toMatchObject({ status: "paid", amountPaid: "36.89" });
    expect(await scene.balance(invoice)).toBe("0.00");
  });

  test("that waits for its customer gives way to a new card, and cannot be confirmed any more", async () => {
    const invoice = await scene.openInvoice("pm_card_requires_action");
    await scene.charge(invoice);
    const [{ actionUrl }] = await scene.attempts(invoice);
    expect(await scene.charge(invoice)).toMatchObject({ status: "requires_action" }); // asked again, it still waits
    await scene.addCard(invoice.customer, "pm_card_success");
    expect(await scene.charge(invoice, 1, "new_method")).toMatchObject({ status: "succeeded" });
    await scene.answerAtBank(actionUrl, "authenticated");
    const statuses = (await scene.chargesAtProvider(invoice)).map(({ status }) => status);
    expect(statuses.filter((status) => status === "succeeded")).toHaveLength(1);
    expect((await scene.attempts(invoice)).map(({ status }) => status)).toEqual(["declined", "succeeded"]);
  });

  test("that was confirmed just before is paid, and no other card is charged", async () => {
    const invoice = await scene.openInvoice("pm_card_requires_action");
    await scene.charge(invoice);
    const [{ actionUrl }] = await scene.attempts(invoice);
    await scene.addCard(invoice.customer, "pm_card_success");
    await scene.answerAtBank(actionUrl, "authenticated");
    expect(await scene.charge(invoice, 1, "new_method")).toMatchObject({ status: "nothing_due" });
    expect((await scene.attempts(invoice)).map(({ status }) => status)).toEqual(["succeeded"]);
  });
});

describe("a bank transfer", () => {
  test("takes the place of a card that waits for its customer", async () => {
    const invoice = await scene.openInvoice("pm_card_requires_action");
    await scene.charge(invoice);
    const [{ actionUrl }] = await scene.attempts(invoice);
    expect((await transfer(invoice)).body).toMatchObject({ amount: "36.89", status: "succeeded" });
    await scene.answerAtBank(actionUrl, "authenticated");
    expect(await scene.chargesAtProvider(invoice)).not.toContainEqual(
      expect.objectContaining({ status: "succeeded" }),
    );
  });

  test("is refused while nobody knows what became of a charge", async () => {
    const invoice = await scene.openInvoice("pm_card_success");
    await scene.whileProviderIsDown(async () => {
      expect(await scene.charge(invoice)).toMatchObject({ status: "unknown" });
      const answer = await transfer(invoice);
      expect([answer.status, answer.body.code]).toEqual([409, "payment.attempt_open"]);
    });
    expect(await scene.charge(invoice)).toMatchObject({ status: "succeeded" });
    expect(await scene.chargesAtProvider(invoice)).toHaveLength(1);
  });

  test("in parts pays the invoice; a fraction of a cent is refused, and more than is due", async () => {
    const invoice = await scene.openInvoice(null);
    const refused = await transfer(invoice, { amount: "10.001" });
    expect([refused.status, refused.body.code]).toEqual([422, "payment.amount_invalid"]);
    await transfer(invoice, { amount: "10", memo: "SEPA 4711" });
    expect(await scene.balance(invoice)).toBe("26.89");
    const tooMuch = await transfer(invoice, { amount: "26.9" });
    expect([tooMuch.status, tooMuch.body]).toEqual([
      422,
      expect.objectContaining({
        code: "payment.above_amount_due",
        detail: "Only 26.89 EUR is due on this invoice.",
        errors: [
          expect.objectContaining({ field: "amount", message: "Only 26.89 EUR is due on this invoice." }),
        ],
      }),
    ]);
    expect(await scene.balance(invoice)).toBe("26.89");
    await transfer(invoice);
    expect(await scene.billing.invoice(invoice.id)).toMatchObject({ status: "paid", amountPaid: "36.89" });
    const again = await transfer(invoice);
    expect([again.status, again.body.code]).toEqual([409, "payment.invoice_not_payable"]);
  });
});

describe("an invoice that is voided while its charge is open", () => {
  test("is not charged when the provider never heard of it", async () => {
    const invoice = await scene.openInvoice("pm_card_success");
    await scene.whileProviderIsDown(() => scene.charge(invoice));
    await voidInvoice(invoice);
    await withdraw(invoice);
    expect(await scene.attempts(invoice)).toMatchObject([
      { status: "declined", decline: { class: "soft", code: "withdrawn" } },
    ]);
    expect(await scene.chargesAtProvider(invoice)).toEqual([]);
  });

  test("cannot be confirmed at the bank any more", async () => {
    const invoice = await scene.openInvoice("pm_card_requires_action");
    await scene.charge(invoice);
    const [{ actionUrl }] = await scene.attempts(invoice);
    await voidInvoice(invoice);
    await withdraw(invoice);
    await scene.answerAtBank(actionUrl, "authenticated");
    expect(await scene.chargesAtProvider(invoice)).not.toContainEqual(
      expect.objectContaining({ status: "succeeded" }),
    );
  });

  test("has the money on record that came after all, by a call that was under way", async () => {
    const invoice = await scene.openInvoice("pm_card_success");
    await scene.whileProviderIsDown(() => scene.charge(invoice));
    await voidInvoice(invoice);
    await withdraw(invoice);
    const [given] = await rowsOf(invoice);
    const late = outcomeOf({
      status: "succeeded",
      chargeId: `ch_${newId()}`,
      amount: "36.89",
      currency: "EUR",
    });
    await scene.billing.database.transaction((tx) =>
      scene.billing.use(SettleAttempt).execute(tx, given!, late),
    );
    expect(await scene.attempts(invoice)).toMatchObject([{ status: "succeeded", decline: null }]);
    expect(await scene.balance(invoice)).toBe("-36.89");
  });
});
