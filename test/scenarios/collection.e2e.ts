import { afterEach, describe, expect, test } from "@jest/globals";
import type { Json } from "../support/api.js";
import { addCard, invoicesOf, makeCatalog, makeCustomer, subscribe } from "../support/billing.js";
import { newEnvironment, type Environment } from "../support/environment.js";
import { balance, brokenInvariants } from "../support/ledger.js";
import { provider } from "../support/provider.js";

let env: Environment;
afterEach(async () => {
  expect(await brokenInvariants(env)).toEqual([]);
});

const START = "2026-01-01T00:00:00.000Z";

/** A customer whose first fee of 49.00 is charged to `card` at START. */
async function customerWith(card: string | null): Promise<Json> {
  env = await newEnvironment({ clockStart: START });
  await makeCatalog(env);
  const customer = await makeCustomer(env);
  if (card) await addCard(env, customer.id, card);
  await subscribe(env, customer.id);
  await env.settle();
  return customer;
}

const attemptsOf = async (customer: Json): Promise<Json[]> =>
  (await env.all(`/v1/payment-attempts?customer=${customer.id}`)).reverse();
const caseOf = async (customer: Json): Promise<Json> =>
  (await env.all(`/v1/collections?customer=${customer.id}`))[0];

describe("a declined card", () => {
  test("is tried on days 3, 8 and 15, then the invoice is given up", async () => {
    const customer = await customerWith("pm_card_declined_insufficient_funds");
    expect(await caseOf(customer)).toMatchObject({
      status: "active",
      attempts: 1,
      nextRetryAt: "2026-01-04T00:00:00.000Z",
      lastDecline: { class: "soft" },
    });
    await env.advanceTo("2026-01-20T00:00:00.000Z");

    expect(
      (await attemptsOf(customer)).map((attempt) => [attempt.status, attempt.createdAt.slice(0, 10)]),
    ).toEqual([
      ["declined", "2026-01-01"],
      ["declined", "2026-01-04"],
      ["declined", "2026-01-09"],
      ["declined", "2026-01-16"],
    ]);
    expect((await invoicesOf(env, customer.id))[0]).toMatchObject({
      status: "uncollectible",
      amountDue: "49.00",
    });
    expect(await balance(env, "bad_debt")).toBe("49.00");
    expect(await caseOf(customer)).toMatchObject({ status: "finished", outcome: "uncollectible" });
  });

  test("that succeeds on the second retry is paid, and nothing is tried after that", async () => {
    const customer = await customerWith("pm_card_decline_2_times");
    await env.advanceTo("2026-01-20T00:00:00.000Z");
    expect((await attemptsOf(customer)).map((attempt) => attempt.status)).toEqual([
      "declined",
      "declined",
      "succeeded",
    ]);
    expect((await invoicesOf(env, customer.id))[0]).toMatchObject({
      status: "paid",
      paidAt: "2026-01-09T00:00:00.000Z",
    });
  });

  test("for good is not tried again; a new card is tried at once", async () => {
    const customer = await customerWith("pm_card_declined_stolen");
    await env.advanceTo("2026-01-06T00:00:00.000Z");
    expect(await attemptsOf(customer)).toHaveLength(1);
    const { id } = await caseOf(customer);
    expect(await env.problem("POST", `/v1/collections/${id}/retry`)).toMatchObject({
      code: "collection.new_card_needed",
    });

    await addCard(env, customer.id, "pm_card_success");
    await env.settle();
    expect((await attemptsOf(customer)).map((attempt) => [attempt.status, attempt.trigger])).toEqual([
      ["declined", "billing_run"],
      ["succeeded", "new_method"],
    ]);
    expect((await invoicesOf(env, customer.id))[0]).toMatchObject({ status: "paid" });
  });

  test("can be paused, resumed and retried by hand", async () => {
    const customer = await customerWith("pm_card_declined_insufficient_funds");
    const { id } = await caseOf(customer);
    await env.post(`/v1/collections/${id}/pause`);
    await env.advanceTo("2026-01-06T00:00:00.000Z");
    expect(await attemptsOf(customer)).toHaveLength(1);
    expect(await env.problem("POST", `/v1/collections/${id}/retry`)).toMatchObject({
      code: "collection.paused",
    });

    await env.post(`/v1/collections/${id}/resume`);
    await env.settle();
    expect(await attemptsOf(customer)).toHaveLength(2); // day 3 was due meanwhile
    await env.post(`/v1/collections/${id}/retry`);
    await env.settle();
    expect((await attemptsOf(customer)).map((attempt) => attempt.trigger)).toEqual([
      "billing_run",
      "collection",
      "manual",
    ]);
  });

  test("is settled by a bank transfer instead", async () => {
    const customer = await customerWith("pm_card_declined_insufficient_funds");
    const [invoice] = await invoicesOf(env, customer.id);
    await env.post(`/v1/invoices/${invoice.id}/payments`, { amount: "20.00", memo: "SEPA 4711" });
    expect((await invoicesOf(env, customer.id))[0]).toMatchObject({ status: "open", amountDue: "29.00" });
    await env.post(`/v1/invoices/${invoice.id}/payments`, {});
    await env.advanceTo("2026-01-20T00:00:00.000Z");
    expect((await invoicesOf(env, customer.id))[0]).toMatchObject({ status: "paid", amountDue: "0.00" });
    expect((await attemptsOf(customer)).filter((attempt) => attempt.kind === "card")).toHaveLength(1);
  });
});

test("a customer without a card is asked for one, and it is charged when it comes", async () => {
  const customer = await customerWith(null);
  expect(await caseOf(customer)).toMatchObject({ status: "active", attempts: 0 });
  await addCard(env, customer.id, "pm_card_success");
  await env.settle();
  expect((await invoicesOf(env, customer.id))[0]).toMatchObject({ status: "paid" });
});

test("a charge whose answer was lost is found again and made once", async () => {
  const customer = await customerWith("pm_card_charge_then_timeout");
  const [invoice] = await invoicesOf(env, customer.id);
  expect(invoice).toMatchObject({ status: "paid" });
  expect(await attemptsOf(customer)).toHaveLength(1);
  expect(await provider.capturedOf(env)).toBe("49.00");
  expect(await balance(env, "cash")).toBe("49.00");
});

test("a webhook that comes before the answer is taken, and the answer then changes nothing", async () => {
  const customer = await customerWith("pm_card_webhook_first");
  expect((await invoicesOf(env, customer.id))[0]).toMatchObject({ status: "paid", amountPaid: "49.00" });
  expect(await attemptsOf(customer)).toHaveLength(1);
  expect(await balance(env, "cash")).toBe("49.00");
});

test("a payment that the customer must confirm waits for them and is paid when they have", async () => {
  const customer = await customerWith("pm_card_requires_action");
  const [attempt] = await attemptsOf(customer);
  expect(attempt).toMatchObject({ status: "requires_action" });
  await env.advanceTo("2026-01-10T00:00:00.000Z");
  expect(await attemptsOf(customer)).toHaveLength(1);
  await provider.confirm(attempt.actionUrl);
  await env.until(
    "the invoice to be paid",
    async () => (await invoicesOf(env, customer.id))[0].status === "paid",
  );
  expect((await env.all("/v1/mails")).filter((mail) => mail.template === "action_required")).toHaveLength(1);
});

describe("refunds", () => {
  test("part and then the rest, each with its credit note; never more than was paid", async () => {
    const customer = await customerWith("pm_card_success");
    const [invoice] = await invoicesOf(env, customer.id);
    const refund = (body: Json): Promise<Json> =>
      env.post("/v1/refunds", { invoice: invoice.id, reason: "Outage on 2 January", ...body });
    const statusOf = async ({ id }: Json): Promise<string> => (await env.get(`/v1/refunds/${id}`)).status;

    const part = await refund({ amount: "9.00" });
    await env.until("the refund", async () => (await statusOf(part)) === "succeeded");
    expect(
      await env.problem("POST", "/v1/refunds", { invoice: invoice.id, amount: "40.01", reason: "too much" }),
    ).toMatchObject({ code: "refund.too_much" });
    const rest = await refund({});
    await env.until("the refund", async () => (await statusOf(rest)) === "succeeded");
    expect(await env.problem("POST", "/v1/refunds", { invoice: invoice.id, reason: "again" })).toMatchObject({
      code: "refund.nothing_paid",
    });

    const notes = await env.all(`/v1/credit-notes?invoice=${invoice.id}`);
    expect(notes.map((note) => note.total).sort()).toEqual(["40.00", "9.00"]);
    expect([
      await balance(env, "cash"),
      await balance(env, "refunds"),
      await balance(env, "accounts_receivable"),
    ]).toEqual(["0.00", "0.00", "0.00"]);
    expect(await provider.refundedOf(env)).toBe("49.00");
  });

  test("above the limit waits for a second person", async () => {
    const customer = await customerWith("pm_card_success");
    await env.patch("/v1/settings", { refunds: { approvalLimit: "10.00" } });
    const [invoice] = await invoicesOf(env, customer.id);
    const refund = await env.post("/v1/refunds", {
      invoice: invoice.id,
      amount: "30.00",
      reason: "Goodwill",
    });
    expect(refund.status).toBe("requested");
    expect(await env.problem("POST", `/v1/refunds/${refund.id}/approve`)).toMatchObject({
      code: "refund.second_person_needed",
    });
    const second = await env.withAnotherKey();
    await second.post(`/v1/refunds/${refund.id}/approve`);
    await env.until(
      "the refund",
      async () => (await env.get(`/v1/refunds/${refund.id}`)).status === "succeeded",
    );
  });
});

test("a customer who pays by transfer is reminded after the due date", async () => {
  env = await newEnvironment({ clockStart: START });
  await makeCatalog(env);
  const customer = await makeCustomer(env, { collectionMethod: "send_invoice", paymentTermsDays: 14 });
  await subscribe(env, customer.id);
  await env.settle();
  expect((await invoicesOf(env, customer.id))[0]).toMatchObject({ status: "open", dueDate: "2026-01-15" });
  await env.advanceTo("2026-01-20T00:00:00.000Z");
  expect((await env.all("/v1/mails")).filter((mail) => mail.template === "payment_reminder")).toHaveLength(1);
  expect(await attemptsOf(customer)).toHaveLength(0);
});
