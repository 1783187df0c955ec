import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { API_KEY, callProvider, createTestDatabase, eventually, testConfig } from "./provider-test-bed.js";
import { type RunningProvider, startProvider } from "./start-provider.js";

let provider: RunningProvider;
let database: Awaited<ReturnType<typeof createTestDatabase>>;

beforeAll(async () => {
  database = await createTestDatabase();
  provider = await startProvider(testConfig(database.url), "silent");
});
afterAll(async () => {
  await provider.stop();
  await database.drop();
});

const get = (path: string) => callProvider(provider.url, "GET", path);
const post = (path: string, body: object, key?: string) =>
  callProvider(provider.url, "POST", path, key === undefined ? { body } : { body, key });

const chargeOf = (paymentMethod: string, invoice: string, change: object = {}) => ({
  amount: "12.30",
  currency: "USD",
  paymentMethod,
  metadata: { environment: "env_1", invoice, attempt: "1" },
  ...change,
});

describe("a charge", () => {
  test("of a good card is captured and found again by its metadata", async () => {
    const charged = await post("/v1/charges", chargeOf("pm_card_success", "inv_good"), "pay/inv_good/1");
    expect(charged.status).toBe(200);
    expect(charged.body).toMatchObject({
      status: "succeeded",
      amount: "12.30",
      currency: "USD",
      failure: null,
    });
    const found = await get("/v1/charges?metadata[invoice]=inv_good&metadata[attempt]=1");
    expect(found.body["data"]).toEqual([charged.body]);
    expect((await get("/v1/charges?metadata[invoice]=inv_good&metadata[attempt]=2")).body["data"]).toEqual(
      [],
    );
  });

  test.each([
    ["pm_card_declined_insufficient_funds", "insufficient_funds", "try_again_later"],
    ["pm_card_declined_generic", "generic_decline", "try_again_later"],
    ["pm_card_declined_expired", "expired_card", "confirm_card_data"],
    ["pm_card_declined_stolen", "stolen_card", "do_not_try_again"],
    ["pm_card_declined_closed_account", "closed_account", "do_not_try_again"],
  ])("of %s fails with %s, and the bank says %s", async (card, code, adviceCode) => {
    const declined = await post("/v1/charges", chargeOf(card, `inv_${code}`), `pay/inv_${code}/1`);
    expect(declined.status).toBe(402);
    expect(declined.body).toMatchObject({ status: "failed", failure: { code, adviceCode } });
  });

  test("of a card that declines twice succeeds on the third try, for each invoice anew", async () => {
    for (const invoice of ["inv_ladder_a", "inv_ladder_b"]) {
      const statuses = [];
      for (const attempt of [1, 2, 3]) {
        const request = chargeOf("pm_card_decline_2_times", invoice);
        statuses.push((await post("/v1/charges", request, `pay/${invoice}/${attempt}`)).body["status"]);
      }
      expect(statuses).toEqual(["failed", "failed", "succeeded"]);
    }
  });

  test("is refused, all faults at once, when the request makes no sense", async () => {
    const refused = await post("/v1/charges", { amount: "1e3", currency: "usd", metadata: {} }, "k1");
    expect(refused.status).toBe(400);
    const { message } = refused.body["error"] as { message: string };
    for (const field of ["amount", "currency", "paymentMethod"]) expect(message).toContain(field);
    const tooFine = await post("/v1/charges", chargeOf("pm_card_success", "i", { currency: "JPY" }), "k2");
    expect(tooFine.body).toMatchObject({ error: { code: "amount_invalid", param: "amount" } });
    const zero = await post("/v1/charges", chargeOf("pm_card_success", "i", { amount: "0.00" }), "k3");
    expect(zero.body).toMatchObject({ error: { code: "amount_invalid" } });
    expect((await post("/v1/charges", chargeOf("pm_nobody", "i"), "k4")).body).toMatchObject({
      error: { code: "payment_method_unknown" },
    });
    expect((await get("/v1/charges?metadata[invoice]=i")).body["data"]).toEqual([]);
  });

  test("needs the API key", async () => {
    const response = await fetch(`${provider.url}/v1/charges`, {
      headers: { authorization: `Bearer ${API_KEY}x` },
    });
    expect(response.status).toBe(401);
  });
});

describe("an idempotency key", () => {
  test("charges once and answers the same ever after, whatever the order of the properties", async () => {
    const first = await post("/v1/charges", chargeOf("pm_card_success", "inv_key"), "pay/inv_key/1");
    const { amount, ...others } = chargeOf("pm_card_success", "inv_key");
    const again = await post("/v1/charges", { ...others, amount }, "pay/inv_key/1");
    expect(again.body).toEqual(first.body);
    expect(again.headers.get("idempotent-replayed")).toBe("true");
    expect((await get("/v1/charges?metadata[invoice]=inv_key")).body["data"]).toHaveLength(1);
  });

  test("stores a decline as well", async () => {
    const first = await post("/v1/charges", chargeOf("pm_card_decline_once", "inv_dk"), "pay/inv_dk/1");
    const again = await post("/v1/charges", chargeOf("pm_card_decline_once", "inv_dk"), "pay/inv_dk/1");
    expect([first.status, again.status]).toEqual([402, 402]);
    expect(again.body).toEqual(first.body);
  });

  test("is refused with another body, and is required", async () => {
    await post("/v1/charges", chargeOf("pm_card_success", "inv_other"), "pay/inv_other/1");
    const other = chargeOf("pm_card_success", "inv_other", { amount: "12.31" });
    const refused = await post("/v1/charges", other, "pay/inv_other/1");
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({ error: { code: "idempotency_key_reused" } });
    expect((await post("/v1/charges", other)).body).toMatchObject({
      error: { code: "idempotency_key_missing" },
    });
  });

  test("in flight answers 409 with a hint when to ask again, and charges once", async () => {
    const request = chargeOf("pm_card_slow", "inv_slow");
    const first = post("/v1/charges", request, "pay/inv_slow/1");
    await eventually("the charge to be processing", async () => {
      const [charge] = (await get("/v1/charges?metadata[invoice]=inv_slow")).body["data"] as {
        status: string;
      }[];
      return charge?.status === "processing" ? true : undefined;
    });
    const second = await post("/v1/charges", request, "pay/inv_slow/1");
    expect(second.status).toBe(409);
    expect(second.body).toMatchObject({ error: { code: "idempotency_key_in_use" } });
    expect(second.headers.get("retry-after")).toBe("1");
    expect((await first).body).toMatchObject({ status: "succeeded" });
    expect((await get("/v1/charges?metadata[invoice]=inv_slow")).body["data"]).toHaveLength(1);
  });

  test("used by ten requests at once charges once", async () => {
    const request = chargeOf("pm_card_success", "inv_race");
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => post("/v1/charges", request, "pay/inv_race/1")),
    );
    expect(new Set(answers.map((answer) => answer.body["id"])).size).toBe(1);
    expect((await get("/v1/charges?metadata[invoice]=inv_race")).body["data"]).toHaveLength(1);
  });

  test("forgets its request after its time, so that only metadata still knows the charge", async () => {
    const forgetful = await startProvider(testConfig(database.url, { keyTtlMs: 20 }), "silent");
    const request = { key: "pay/inv_ttl/1", body: chargeOf("pm_card_success", "inv_ttl") };
    const first = await callProvider(forgetful.url, "POST", "/v1/charges", request);
    const later = await eventually("the key to expire", async () => {
      const answer = await callProvider(forgetful.url, "POST", "/v1/charges", request);
      return answer.body["id"] === first.body["id"] ? undefined : answer;
    });
    expect(later.body["status"]).toBe("succeeded");
    expect((await get("/v1/charges?metadata[invoice]=inv_ttl")).body["data"]).toHaveLength(2);
    await forgetful.stop();
  });
});

describe("a charge that asks for the customer", () => {
  const authenticationUrl = (body: Record<string, unknown>) => (body["nextAction"] as { url: string }).url;

  test("is captured once they approve on the bank's page", async () => {
    const waiting = await post(
      "/v1/charges",
      chargeOf("pm_card_requires_action", "inv_3ds"),
      "pay/inv_3ds/1",
    );
    expect(waiting.body).toMatchObject({ status: "requires_action" });
    const url = authenticationUrl(waiting.body);
    expect(await (await fetch(url)).text()).toContain("12.30 USD");
    expect((await fetch(`${url.slice(0, -1)}x`)).status).toBe(404);
    await fetch(url, { method: "POST", body: new URLSearchParams({ result: "authenticated" }) });
    expect((await get(`/v1/charges/${String(waiting.body["id"])}`)).body).toMatchObject({
      status: "succeeded",
    });
    const confirmedTwice = await post(`/v1/charges/${String(waiting.body["id"])}/confirm`, {});
    expect(confirmedTwice.body).toMatchObject({ status: "succeeded" });
  });

  test("fails when they decline, and cannot be confirmed after it was canceled", async () => {
    const declined = await post("/v1/charges", chargeOf("pm_card_requires_action", "inv_no"), "pay/inv_no/1");
    const ended = await post(`/v1/charges/${String(declined.body["id"])}/confirm`, { result: "failed" });
    expect(ended.body).toMatchObject({ status: "failed", failure: { code: "authentication_failed" } });
    const canceled = await post(
      "/v1/charges",
      chargeOf("pm_card_requires_action", "inv_void"),
      "pay/inv_void/1",
    );
    const path = `/v1/charges/${String(canceled.body["id"])}`;
    expect((await post(`${path}/cancel`, {})).body).toMatchObject({ status: "canceled" });
    expect((await post(`${path}/confirm`, {})).body).toMatchObject({
      error: { code: "charge_not_confirmable" },
    });
  });
});

describe("a payment method", () => {
  test("made of a test card's number shows brand and last four digits, and charges as its card does", async () => {
    const card = { number: "4000 0000 0000 9995", expMonth: 3, expYear: 2031, cvc: "123" };
    const made = await post("/v1/payment_methods", { card });
    expect(made.body).toMatchObject({ card: { brand: "visa", last4: "9995", expMonth: 3, expYear: 2031 } });
    const charged = await post("/v1/charges", chargeOf(String(made.body["id"]), "inv_pm"), "pay/inv_pm/1");
    expect(charged.body).toMatchObject({ failure: { code: "insufficient_funds" }, card: { last4: "9995" } });
  });

  test("of any other number is refused without repeating the number", async () => {
    const card = { number: "4111111111111111", expMonth: 3, expYear: 2031 };
    const refused = await post("/v1/payment_methods", { card });
    expect(refused.body).toMatchObject({ error: { code: "card_number_unknown", param: "card.number" } });
    expect(JSON.stringify(refused.body)).not.toContain("4111111111111111");
  });

  test("attached from a ready token is the customer's own", async () => {
    const attach = () => post("/v1/payment_methods/pm_card_success/attach", { customer: "cus_1" });
    const [mine, another] = [await attach(), await attach()];
    expect(mine.body).toMatchObject({ customer: "cus_1", card: { brand: "visa", last4: "4242" } });
    expect(mine.body["id"]).not.toBe(another.body["id"]);
  });
});
