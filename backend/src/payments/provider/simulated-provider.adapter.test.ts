import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { freePort } from "../simulated-provider/provider-process.js";
import {
  API_KEY,
  WEBHOOK_SECRET,
  callProvider,
  createTestDatabase,
  eventually,
  receiveWebhooks,
  testConfig,
} from "../simulated-provider/provider-test-bed.js";
import { type RunningProvider, startProvider } from "../simulated-provider/start-provider.js";
import type { ChargeRequest } from "./payment-provider.js";
import { SimulatedProviderAdapter } from "./simulated-provider.adapter.js";

let provider: RunningProvider;
let adapter: SimulatedProviderAdapter;
let database: Awaited<ReturnType<typeof createTestDatabase>>;
let hook: Awaited<ReturnType<typeof receiveWebhooks>>;

const connect = (change: Partial<ConstructorParameters<typeof SimulatedProviderAdapter>[0]> = {}) =>
  new SimulatedProviderAdapter({
    baseUrl: provider.url,
    apiKey: API_KEY,
    webhookSecret: WEBHOOK_SECRET,
    ...change,
  });
const chargeOf = (paymentMethod: string, invoice: string, attempt = "1"): ChargeRequest => ({
  idempotencyKey: `pay/${invoice}/${attempt}`,
  paymentMethod,
  amount: "19.99",
  currency: "USD",
  reference: { environment: "env_1", invoice, attempt },
});
const setFaults = (body: object) => callProvider(provider.url, "POST", "/v1/faults", { body });

beforeAll(async () => {
  [database, hook] = await Promise.all([createTestDatabase(), receiveWebhooks()]);
  provider = await startProvider(testConfig(database.url, { webhookUrl: hook.url }), "silent");
  adapter = connect();
});
afterEach(() => callProvider(provider.url, "DELETE", "/v1/faults"));
afterAll(async () => {
  await provider.stop();
  await hook.close();
  await database.drop();
});

describe("charging", () => {
  test("a good card succeeds", async () => {
    const outcome = await adapter.charge(chargeOf("pm_card_success", "inv_good"));
    expect(outcome).toMatchObject({ status: "succeeded", amount: "19.99", currency: "USD" });
    expect(await adapter.findCharge(chargeOf("", "inv_good").reference)).toEqual(outcome);
  });

  test.each([
    ["pm_card_declined_insufficient_funds", "soft", "insufficient_funds"],
    ["pm_card_declined_generic", "soft", "generic_decline"],
    ["pm_card_declined_expired", "hard", "expired_card"],
    ["pm_card_declined_stolen", "hard", "stolen_card"],
    ["pm_card_declined_closed_account", "hard", "closed_account"],
    ["pm_that_was_deleted", "hard", "payment_method_unknown"],
  ])("%s is declined %s with %s", async (card, declineClass, code) => {
    const outcome = await adapter.charge(chargeOf(card, `inv_${code}`));
    expect(outcome).toMatchObject({ status: "declined", decline: { class: declineClass, code } });
  });

  test("a card that needs its owner answers with the bank's page, and can be given up", async () => {
    const outcome = await adapter.charge(chargeOf("pm_card_requires_action", "inv_3ds"));
    if (outcome.status !== "requires_action")
      throw new Error(`Expected requires_action, got ${outcome.status}.`);
    expect((await fetch(outcome.url)).status).toBe(200);
    const canceled = await adapter.cancelCharge(outcome.chargeId);
    expect(canceled).toMatchObject({ status: "declined", decline: { class: "soft", code: "canceled" } });
    expect(await adapter.cancelCharge("ch_of_nobody")).toEqual({ status: "not_found" });
  });
});

describe("an unknown outcome", () => {
  test("after charge and lost connection is found by metadata, and the same key charges no second time", async () => {
    const request = chargeOf("pm_card_charge_then_timeout", "inv_lost");
    expect(await adapter.charge(request)).toEqual({ status: "unknown", reason: "connection_lost" });
    const found = await adapter.findCharge(request.reference);
    expect(found).toMatchObject({ status: "succeeded", amount: "19.99" });
    expect(await adapter.charge(request)).toEqual(found);
    const { body } = await callProvider(provider.url, "GET", "/v1/charges?metadata[invoice]=inv_lost");
    expect(body["data"]).toHaveLength(1);
  });

  test("after a deadline is first in flight, then processing, then known", async () => {
    const hurried = connect({ writeDeadlineMs: 60 });
    const request = chargeOf("pm_card_slow", "inv_slow");
    expect(await hurried.charge(request)).toEqual({ status: "unknown", reason: "timeout" });
    expect(await adapter.charge(request)).toEqual({ status: "unknown", reason: "in_flight" });
    expect(await adapter.findCharge(request.reference)).toEqual({ status: "unknown", reason: "processing" });
    const known = await eventually("the slow charge", async () => {
      const outcome = await adapter.findCharge(request.reference);
      return outcome.status === "unknown" ? undefined : outcome;
    });
    expect(known).toMatchObject({ status: "succeeded" });
  });

  test("during an outage stays unknown, reads are retryable faults, and afterwards nothing was charged", async () => {
    const request = chargeOf("pm_card_success", "inv_outage");
    for (const unavailableMode of ["respond_503", "drop_connection"]) {
      await setFaults({ unavailableMs: 60_000, unavailableMode });
      expect(await adapter.charge(request)).toMatchObject({ status: "unknown" });
      await expect(adapter.findCharge(request.reference)).rejects.toMatchObject({
        code: "provider_unavailable",
        retryable: true,
      });
    }
    await setFaults({ unavailableMs: 0 });
    expect(await adapter.findCharge(request.reference)).toEqual({ status: "not_found" });
  });
});

describe("faults", () => {
  test("an address where nobody listens is unreachable: nothing was sent, so it may be retried", async () => {
    const nowhere = connect({ baseUrl: `http://127.0.0.1:${await freePort()}` });
    await expect(nowhere.charge(chargeOf("pm_card_success", "inv_nowhere"))).rejects.toMatchObject({
      code: "provider_unreachable",
      retryable: true,
    });
  });

  test("a wrong key, an impossible amount and a reused idempotency key need a person", async () => {
    const request = chargeOf("pm_card_success", "inv_faults");
    const faults = [
      [connect({ apiKey: "wrong" }).charge(request), "provider_unauthorized"],
      [adapter.charge({ ...request, amount: "0.001" }), "provider_refused_request"],
      [
        adapter.charge(request).then(() => adapter.charge({ ...request, amount: "1" })),
        "provider_key_reused",
      ],
    ] as const;
    for (const [call, code] of faults) await expect(call).rejects.toMatchObject({ code, retryable: false });
  });

  test("two captures of one attempt are never passed over", async () => {
    const request = chargeOf("pm_card_success", "inv_twice");
    await adapter.charge(request);
    await adapter.charge({ ...request, idempotencyKey: "a key it should never have had" });
    await expect(adapter.findCharge(request.reference)).rejects.toMatchObject({
      code: "provider_captured_twice",
    });
  });
});

describe("refunding", () => {
  test("pays back part, answers the same for the same key, and refuses more than is left", async () => {
    const charged = await adapter.charge(chargeOf("pm_card_success", "inv_refund"));
    const chargeId = charged.status === "succeeded" ? charged.chargeId : "";
    const refund = (id: string, amount: string) =>
      adapter.refund({
        idempotencyKey: `refund/${id}`,
        chargeId,
        amount,
        reference: { environment: "env_1", refund: id },
      });
    const part = await refund("ref_1", "5.00");
    expect(part).toMatchObject({ status: "succeeded", amount: "5.00" });
    expect(await refund("ref_1", "5.00")).toEqual(part);
    expect(await adapter.findRefund({ environment: "env_1", refund: "ref_1" })).toEqual(part);
    // 19.99 - 5.00 = 14.99 are left
    expect(await refund("ref_2", "15.00")).toMatchObject({ status: "failed", code: "refund_exceeds_charge" });
    expect(await adapter.findRefund({ environment: "env_1", refund: "ref_2" })).toEqual({
      status: "not_found",
    });
  });
});

test("attaching turns a token into the customer's own payment method, or says why not", async () => {
  const attached = await adapter.attachPaymentMethod({ token: "pm_card_success_amex", customer: "cus_1" });
  expect(attached).toMatchObject({ status: "attached", card: { brand: "amex", last4: "0005" } });
  const paymentMethod = attached.status === "attached" ? attached.paymentMethod : "";
  expect(await adapter.charge(chargeOf(paymentMethod, "inv_mine"))).toMatchObject({ status: "succeeded" });
  expect(await adapter.attachPaymentMethod({ token: "tok_nonsense", customer: "cus_1" })).toMatchObject({
    status: "rejected",
    code: "payment_method_unknown",
  });
});

test("totals are those of the environment alone", async () => {
  const inAnother = { environment: "env_totals", invoice: "inv_totals", attempt: "1" };
  await adapter.charge({ ...chargeOf("pm_card_success", "inv_totals"), reference: inAnother });
  expect(await adapter.totals("env_totals")).toMatchObject([
    { currency: "USD", captured: "19.99", refunded: "0", disputesHeld: "0", disputesLost: "0" },
  ]);
  expect(await adapter.totals("env_of_nobody")).toEqual([]);
});

describe("a webhook", () => {
  const delivered = (type: string, invoice: string) =>
    eventually(`${type} of ${invoice}`, () =>
      hook.received.find(({ event }) => event.type === type && event.data.metadata["invoice"] === invoice),
    );

  test("is read as the event that it is", async () => {
    const outcome = await adapter.charge(chargeOf("pm_card_dispute", "inv_event", "3"));
    const reference = { environment: "env_1", invoice: "inv_event", attempt: "3" };
    const charge = await delivered("charge.succeeded", "inv_event");
    expect(adapter.verifyWebhook(charge.headers, charge.body)).toMatchObject({
      type: "charge",
      outcome,
      reference,
    });
    const dispute = await delivered("dispute.created", "inv_event");
    expect(adapter.verifyWebhook(dispute.headers, dispute.body)).toMatchObject({
      type: "dispute",
      status: "needs_response",
      amount: "19.99",
      reference,
    });
  });

  test("forged, of another secret, or too old is refused", async () => {
    await adapter.charge(chargeOf("pm_card_success", "inv_forged"));
    const { headers, body } = await delivered("charge.succeeded", "inv_forged");
    const refusal = (receiver: SimulatedProviderAdapter, sent: typeof headers, raw: string) => {
      try {
        receiver.verifyWebhook(sent, raw);
        return "accepted";
      } catch (error) {
        return error instanceof Error && "code" in error ? error.code : error;
      }
    };
    const stranger = connect({ webhookSecret: "whsec_c3RyYW5nZXJzdHJhbmdlcnN0cmFuZ2Vy" });
    expect(refusal(adapter, headers, body)).toBe("accepted");
    expect(refusal(adapter, headers, body.replace("19.99", "1.99"))).toBe("webhook_signature_invalid");
    expect(refusal(stranger, headers, body)).toBe("webhook_signature_invalid");
    expect(refusal(adapter, {}, body)).toBe("webhook_signature_invalid");
    expect(refusal(adapter, { ...headers, "webhook-timestamp": "1000000000" }, body)).toBe("webhook_too_old");
  });
});
