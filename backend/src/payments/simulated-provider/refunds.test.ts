import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { callProvider, createTestDatabase, testConfig } from "./provider-test-bed.js";
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

async function charge(
  environment: string,
  amount: string,
  paymentMethod = "pm_card_success",
): Promise<string> {
  const body = { amount, currency: "EUR", paymentMethod, metadata: { environment } };
  const charged = await post("/v1/charges", body, `${environment}/${amount}/${paymentMethod}`);
  return String(charged.body["id"]);
}

async function balanceOf(environment: string): Promise<unknown> {
  const { body } = await get(`/v1/ledger/balance?metadata[environment]=${environment}`);
  return body["data"];
}

describe("refunds", () => {
  test("take part after part, and never more than was captured", async () => {
    const id = await charge("env_parts", "100.00");
    const refund = (amount: string, key: string) => post("/v1/refunds", { charge: id, amount }, key);
    expect((await refund("30.00", "r1")).body).toMatchObject({ status: "succeeded", amount: "30.00" });
    expect((await refund("30.00", "r1")).headers.get("idempotent-replayed")).toBe("true");
    const tooMuch = await refund("70.01", "r2");
    expect(tooMuch.body).toMatchObject({ error: { code: "refund_exceeds_charge", param: "amount" } });
    // 100.00 captured - 30.00 = 70.00 left, taken by a refund that names no amount
    expect((await post("/v1/refunds", { charge: id }, "r3")).body).toMatchObject({ amount: "70.00" });
    expect((await refund("0.01", "r4")).status).toBe(400);
    expect((await get(`/v1/refunds?charge=${id}`)).body["data"]).toHaveLength(2);
    expect(await balanceOf("env_parts")).toMatchObject([
      { currency: "EUR", captured: "100.00", refunded: "100.00", balance: "0.00" },
    ]);
  });

  test("that race for the same money cannot both win", async () => {
    const id = await charge("env_race", "10.00");
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, n) => post("/v1/refunds", { charge: id, amount: "4.00" }, `race${n}`)),
    );
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(2);
    expect((await get(`/v1/charges/${id}`)).body).toMatchObject({ refundedAmount: "8.00" });
  });

  test("that the bank refuses fail and leave the money where it is", async () => {
    const id = await charge("env_refused", "5.00", "pm_card_refund_fails");
    const failed = await post("/v1/refunds", { charge: id }, "refused");
    expect(failed.body).toMatchObject({ status: "failed", failure: { code: "card_refused_refund" } });
    expect(await balanceOf("env_refused")).toMatchObject([
      { captured: "5.00", refunded: "0", balance: "5.00" },
    ]);
  });

  test("are refused for what was never captured", async () => {
    const id = await charge("env_declined", "5.00", "pm_card_declined_generic");
    const refused = await post("/v1/refunds", { charge: id }, "nothing");
    expect(refused.body).toMatchObject({ error: { code: "charge_not_refundable" } });
  });
});

describe("a dispute", () => {
  test.each([
    // 80.00 captured - 20.00 refunded = 60.00 disputed
    [
      "won",
      { captured: "80.00", refunded: "20.00", disputesHeld: "0.00", disputesLost: "0", balance: "60.00" },
    ],
    [
      "lost",
      { captured: "80.00", refunded: "20.00", disputesHeld: "0.00", disputesLost: "60.00", balance: "0.00" },
    ],
  ])("holds the money until it is %s", async (outcome, expected) => {
    const environment = `env_dispute_${outcome}`;
    const id = await charge(environment, "80.00");
    await post("/v1/refunds", { charge: id, amount: "20.00" }, `${environment}/refund`);
    const opened = await post("/v1/disputes", { charge: id });
    expect(opened.body).toMatchObject({ status: "needs_response", amount: "60.00" });
    expect(await balanceOf(environment)).toMatchObject([{ disputesHeld: "60.00", balance: "0.00" }]);
    const refund = await post("/v1/refunds", { charge: id }, `${environment}/late`);
    expect(refund.body).toMatchObject({ error: { code: "charge_not_refundable" } });
    const path = `/v1/disputes/${String(opened.body["id"])}`;
    await post(`${path}/evidence`, { evidence: "The signed contract." });
    expect((await post(`${path}/close`, { outcome })).body).toMatchObject({ status: outcome });
    expect((await post(`${path}/close`, { outcome })).body).toMatchObject({
      error: { code: "dispute_closed" },
    });
    expect(await balanceOf(environment)).toMatchObject([expected]);
  });

  test("follows a charge of the card that always disputes", async () => {
    const id = await charge("env_auto", "9.00", "pm_card_dispute");
    expect((await get(`/v1/disputes?charge=${id}`)).body["data"]).toMatchObject([{ amount: "9.00" }]);
  });
});

test("every ledger transaction sums to zero", async () => {
  await charge("env_zero", "3.33");
  const { body } = await get("/v1/ledger?limit=100");
  const transactions = body["data"] as { entries: { amount: string }[] }[];
  expect(transactions.length).toBeGreaterThan(0);
  for (const { entries } of transactions) {
    const [debit, credit] = entries.map((entry) => entry.amount).sort();
    expect(entries).toHaveLength(2);
    expect(debit).toBe(`-${credit}`);
  }
});
