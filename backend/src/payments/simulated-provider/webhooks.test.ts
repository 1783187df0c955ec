import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { Webhook } from "standardwebhooks";
import {
  WEBHOOK_SECRET,
  callProvider,
  createTestDatabase,
  eventually,
  receiveWebhooks,
  testConfig,
} from "./provider-test-bed.js";
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
beforeEach(() => callProvider(provider.url, "DELETE", "/v1/faults"));

const setFaults = (body: object) => callProvider(provider.url, "POST", "/v1/faults", { body });
let keys = 0;
const charge = (webhookUrl: string, paymentMethod = "pm_card_success") =>
  callProvider(provider.url, "POST", "/v1/charges", {
    key: `key_${(keys += 1)}`,
    body: { amount: "1.00", currency: "USD", paymentMethod, metadata: { webhookUrl } },
  });
const atLeast = (hook: { received: unknown[] }, count: number) =>
  eventually(`${count} webhooks`, () => (hook.received.length >= count ? hook.received : undefined));

describe("webhooks", () => {
  test("are signed by the Standard Webhooks specification", async () => {
    const hook = await receiveWebhooks();
    const charged = await charge(hook.url);
    await atLeast(hook, 1);
    const [webhook] = hook.received;
    const headers = webhook?.headers as Record<string, string>;
    expect(new Webhook(WEBHOOK_SECRET).verify(webhook?.body ?? "", headers)).toMatchObject({
      type: "charge.succeeded",
      data: { id: charged.body["id"], status: "succeeded" },
    });
    const forged = (webhook?.body ?? "").replace("1.00", "9.00");
    expect(() => new Webhook(WEBHOOK_SECRET).verify(forged, headers)).toThrow();
    await hook.close();
  });

  test("tell of declines, refunds and disputes", async () => {
    const hook = await receiveWebhooks();
    await charge(hook.url, "pm_card_declined_stolen");
    await charge(hook.url, "pm_card_requires_action");
    await charge(hook.url, "pm_card_dispute");
    const good = await charge(hook.url);
    await callProvider(provider.url, "POST", "/v1/refunds", { key: "r", body: { charge: good.body["id"] } });
    await atLeast(hook, 6);
    expect(hook.received.map(({ event }) => event.type).sort()).toEqual([
      "charge.failed",
      "charge.requires_action",
      "charge.succeeded",
      "charge.succeeded",
      "dispute.created",
      "refund.succeeded",
    ]);
    await hook.close();
  });

  test("are sent again until they are taken", async () => {
    const hook = await receiveWebhooks((count) => (count < 3 ? 500 : 200));
    const charged = await charge(hook.url);
    await atLeast(hook, 3);
    expect(new Set(hook.received.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
    const listed = await eventually("the event to be delivered", async () => {
      const { body } = await callProvider(
        provider.url,
        "GET",
        `/v1/events?object=${String(charged.body["id"])}`,
      );
      const [event] = body["data"] as { state: string; attempts: number }[];
      return event?.state === "delivered" ? event : undefined;
    });
    expect(listed.attempts).toBe(3);
    await hook.close();
  });

  test("come before the response where the card or the fault mode says so", async () => {
    const hook = await receiveWebhooks();
    await charge(hook.url, "pm_card_webhook_first");
    expect(hook.received).toHaveLength(1);
    await setFaults({ webhookBeforeResponse: true });
    await charge(hook.url);
    expect(hook.received).toHaveLength(2);
    await hook.close();
  });

  test("come twice with the same id under the fault `duplicate`", async () => {
    const hook = await receiveWebhooks();
    await setFaults({ duplicate: 1 });
    await charge(hook.url);
    await atLeast(hook, 2);
    expect(hook.received[0]?.event.id).toBe(hook.received[1]?.event.id);
    await hook.close();
  });

  test("overtake each other under the fault `reorder`, in the same way for the same seed", async () => {
    const hook = await receiveWebhooks();
    await setFaults({ reorder: 1, reorderWindowMs: 600, seed: 7 });
    const sent = [];
    for (let n = 0; n < 8; n += 1) sent.push(String((await charge(hook.url)).body["id"]));
    await atLeast(hook, 8);
    const received = hook.received.map(({ event }) => event.data.id);
    expect([...received].sort()).toEqual([...sent].sort());
    expect(received).not.toEqual(sent);
    await hook.close();
  });
});

describe("an outage", () => {
  test("answers 503 until it is over, and nothing is charged meanwhile", async () => {
    await setFaults({ unavailableMs: 60_000 });
    const refused = await charge("http://127.0.0.1:1/");
    expect(refused.status).toBe(503);
    await setFaults({ unavailableMs: 0 });
    expect((await charge("http://127.0.0.1:1/")).status).toBe(200);
  });

  test("can drop connections instead", async () => {
    await setFaults({ unavailableMs: 60_000, unavailableMode: "drop_connection" });
    await expect(charge("http://127.0.0.1:1/")).rejects.toThrow("fetch failed");
  });
});
