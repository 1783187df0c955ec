import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { MeterReader, type Meter } from "../catalog/index.js";
import { newId, parsePublicId, publicId } from "../platform/index.js";
import type { BillingRunRef } from "../subscriptions/index.js";
import { ClosePeriod } from "./close-period.js";
import { LateUsage } from "./late-usage.js";
import { Reaggregate } from "./reaggregate.js";
import { call, MeteringScene } from "./testing/metering-scene.js";
import type { UsageClose } from "./usage-close.js";
import { currentWatermark } from "./watermark.repository.js";

const START = "2026-03-01T00:00:00.000Z";
const END = "2026-04-01T00:00:00.000Z";

let scene: MeteringScene;
let meters: Meter[];
beforeAll(async () => {
  scene = await MeteringScene.start();
  await scene.meter("tokens", { groupBy: ["model"] });
  await scene.meter("users", { aggregation: "unique", valueProperty: "user" });
  await scene.plan("pro", ["tokens", "users"]);
  await scene.plan("tokens-only", ["tokens"]);
  meters = await scene.api.app.get(MeterReader).list(scene.api.db.database.reader, scene.environmentId);
});
afterAll(() => scene.stop());

const get = <T>(type: new (...parts: never[]) => T): T => scene.api.app.get<T>(type, { strict: false });
type Subscribed = { customer: string; customerId: string; subscriptionId: string };

async function subscribed(customer: string, plan = "pro"): Promise<Subscribed> {
  const customerId = parsePublicId("cus", await scene.customer(customer))!;
  const subscriptionId = parsePublicId("sub", await scene.subscribe(customer, plan, { startAt: START }))!;
  return { customer, customerId, subscriptionId };
}
const runOf = ({ customerId, subscriptionId }: Subscribed, runId = newId()): BillingRunRef => ({
  environmentId: scene.environmentId,
  runId,
  subscriptionId,
  customerId,
  boundary: END,
  revision: 1,
  closes: { start: START, end: END, naturalStart: START, naturalEnd: END, part: 31, whole: 31 },
  closesPlanVersionId: null,
  opens: null,
  opensPlanVersionId: null,
});
const close = (run: BillingRunRef): Promise<UsageClose> =>
  scene.api.db.database.transaction((tx) => get(ClosePeriod).execute(tx, run, meters));
const late = (subscription: Subscribed): Promise<UsageClose[]> =>
  scene.api.db.database.transaction(async (tx) =>
    get(LateUsage).closesWithLateEvents(
      tx,
      scene.environmentId,
      subscription.subscriptionId,
      await currentWatermark(tx),
    ),
  );
const again = (closeId: string, watermark?: string) =>
  get(Reaggregate).explain(
    scene.api.db.database.reader,
    scene.environmentId,
    watermark === undefined ? { closeId } : { closeId, watermark },
  );

describe("a close", () => {
  test("freezes usage with its groups; closing again gives the same; its events prove it", async () => {
    const subscription = await subscribed("frozen");
    await scene.send([
      call("frozen", { properties: { tokens: 0.1, model: "a", user: "u1" } }),
      call("frozen", { properties: { tokens: 0.2, model: "b", user: "u1" } }),
      call("frozen", { time: "2026-02-28T23:59:59.999Z", properties: { tokens: 5, model: "a", user: "u2" } }),
    ]);
    const run = runOf(subscription);
    const first = await close(run);
    expect(first.usage).toEqual({
      tokens: {
        quantity: "0.3",
        events: 2,
        groups: [
          { by: { model: "a" }, quantity: "0.1", events: 1 },
          { by: { model: "b" }, quantity: "0.2", events: 1 },
        ],
      },
      users: { quantity: "1", events: 2, groups: [{ by: {}, quantity: "1", events: 2 }] },
    });
    await scene.send(call("frozen", { properties: { tokens: 7, model: "a", user: "u3" } }));
    expect(await close(run)).toEqual(first);
    expect(await again(first.id)).toEqual({ usage: first.usage, differences: [] });
  });

  test("knows what came later: an event, an amendment, a void, a repair; and nothing else counts as late", async () => {
    const subscription = await subscribed("late");
    const kept = call("late", { properties: { tokens: 10, user: "a" } });
    const other = call("late", { properties: { tokens: 5, user: "b" } });
    await scene.send([kept, other]);
    const standing = await close(runOf(subscription));
    expect(await late(subscription)).toEqual([]);
    await scene.send(call("late", { time: "2026-02-20T00:00:00Z", properties: { tokens: 1, user: "a" } }));
    expect(await late(subscription)).toEqual([]);

    const atWatermark = async (): Promise<string> => {
      const closes = await late(subscription);
      expect(closes.map((each) => each.id)).toEqual([standing.id]);
      return (await again(standing.id, await currentWatermark(scene.api.db.database.reader))).usage["tokens"]!
        .quantity;
    };
    await scene.client.post(`/v1/events/${String(kept["id"])}/amend`, {
      properties: { tokens: 4, user: "a" },
    });
    expect(await atWatermark()).toBe("9");
    await scene.client.post(`/v1/events/${String(other["id"])}/void`, {});
    expect(await atWatermark()).toBe("4");
    await scene.send(call("late", { properties: { tokens: 100, user: "c" } }));
    expect(await atWatermark()).toBe("104");
    const held = (await scene.send(call("late", { properties: { tokens: "1000", user: "c" } }))).body
      .results[0].quarantine as string;
    await scene.client.post(`/v1/quarantine/${held}/replay`, {
      event: { properties: { tokens: 1_000, user: "c" } },
    });
    expect(await atWatermark()).toBe("1104");
    expect((await again(standing.id)).usage).toEqual(standing.usage);
  });

  test("finds a revert of a backfill that it had counted", async () => {
    const subscription = await subscribed("reverted");
    const backfill = (await scene.client.post("/v1/backfills", { name: "b" })).body.id as string;
    await scene.sendText(
      JSON.stringify(call("reverted", { properties: { tokens: 9, user: "x" } })),
      "application/json",
      `/v1/events?backfill=${backfill}`,
    );
    const standing = await close(runOf(subscription));
    expect(standing.usage["tokens"]!.quantity).toBe("9");
    expect(await late(subscription)).toEqual([]);
    await scene.client.post(`/v1/backfills/${backfill}/revert`);
    expect((await late(subscription)).map((each) => each.id)).toEqual([standing.id]);
    expect((await again(standing.id)).usage["tokens"]!.quantity).toBe("9");
    expect(
      (await again(standing.id, await currentWatermark(scene.api.db.database.reader))).usage["tokens"]!
        .quantity,
    ).toBe("0");
  });

  test("that was tampered with is told by its events: properties, time, or a row taken out", async () => {
    const subscription = await subscribed("tampered");
    const event = call("tampered", { properties: { tokens: 10, model: "a", user: "u" } });
    await scene.send([event, call("tampered", { properties: { tokens: 1, model: "a", user: "v" } })]);
    const standing = await close(runOf(subscription));
    const sql = (set: string) =>
      scene.api.db.database.reader.query(`UPDATE usage_event SET ${set} WHERE event_id = $1`, [event["id"]]);
    await sql(`properties = properties || '{"tokens": 11}'`);
    const altered = await again(standing.id);
    expect(altered.usage["tokens"]!.quantity).toBe("12");
    expect(altered.differences).toEqual([
      {
        eventId: event["id"],
        meterKey: "tokens",
        counted: { v: "10", g: ["a"] },
        evaluated: { v: "11", g: ["a"] },
      },
    ]);
    await sql(`properties = properties || '{"tokens": 10}', time = time - interval '20 days'`);
    expect((await again(standing.id)).usage["tokens"]!.quantity).toBe("1");
  });
});

describe("what comes after the last run", () => {
  test("is told per meter, as it was billed and as it is now; nothing while the subscription goes on", async () => {
    const ended = await subscribed("ended");
    const unbilled = async () =>
      (await scene.client.get(`/v1/subscriptions/${publicId("sub", ended.subscriptionId)}/unbilled-usage`))
        .body.data;
    await scene.send(call("ended", { properties: { tokens: 10, user: "a" } }));
    await close(runOf(ended));
    expect(await unbilled()).toEqual([]);
    await scene.send(call("ended", { properties: { tokens: 5, user: "a" } }));
    expect(await unbilled()).toEqual([]); // the next run bills it
    await scene.client.post(`/v1/subscriptions/${publicId("sub", ended.subscriptionId)}/cancel`, {
      at: "period_end",
    });
    // One more user-less call changes the tokens, and not how many users there were.
    expect(await unbilled()).toEqual([
      {
        meter: expect.objectContaining({ key: "tokens" }),
        start: START,
        end: END,
        billed: { quantity: "10", events: 1 },
        now: { quantity: "15", events: 2 },
      },
      expect.objectContaining({
        billed: { quantity: "1", events: 1 },
        now: { quantity: "1", events: 2 },
      }),
    ]);
  });
});

describe("whose usage it is", () => {
  test("with one subscription its own; with two that price the same it is quarantined until one is named", async () => {
    const first = await subscribed("two");
    await scene.send(call("two", { properties: { tokens: 1, user: "a" } }));
    const second = parsePublicId(
      "sub",
      await scene.subscribe("two", "tokens-only", { startAt: START, externalId: "two-second" }),
    )!;
    const answer = await scene.send(call("two", { properties: { tokens: 10, user: "a" } }));
    expect(answer.body.results[0]).toMatchObject({
      status: "quarantined",
      problem: { code: "event.subscription_ambiguous", field: "subscription" },
    });
    await scene.client.post(`/v1/quarantine/${String(answer.body.results[0].quarantine)}/replay`, {
      event: { subscription: "two-second" },
    });
    await scene.send(call("two", { subscription: "two-second", properties: { tokens: 100, user: "a" } }));

    expect((await close(runOf(first))).usage["tokens"]!.quantity).toBe("1");
    expect((await close(runOf({ ...first, subscriptionId: second }))).usage["tokens"]!.quantity).toBe("110");
    expect((await scene.usage("two", "tokens")).total.quantity).toBe("111");
    expect((await scene.usage("two", "tokens", { subscription: "two-second" })).total.quantity).toBe("110");
  });

  test("that came before any subscription is read by the one made later that covers it, and by no other", async () => {
    await scene.customer("before");
    await scene.send(call("before", { properties: { tokens: 3, user: "a" } }));
    const customerId = parsePublicId(
      "cus",
      (await scene.client.get("/v1/customers/before")).body.id as string,
    )!;
    const subscriptionId = parsePublicId("sub", await scene.subscribe("before", "pro", { startAt: START }))!;
    const later = parsePublicId("sub", await scene.subscribe("before", "tokens-only", { startAt: START }))!;
    expect(
      (await close(runOf({ customer: "before", customerId, subscriptionId }))).usage["tokens"]!.quantity,
    ).toBe("3");
    expect(
      (await close(runOf({ customer: "before", customerId, subscriptionId: later }))).usage["tokens"]!
        .quantity,
    ).toBe("0");
  });

  test("of a meter that is still reading past events is complete all the same", async () => {
    const subscription = await subscribed("reading");
    await scene.send(call("reading", { type: "scan", properties: { pages: 4, tokens: 1 } }));
    const id = await scene.unreadMeter("pages", { eventType: "scan", valueProperty: "pages" });
    const all = await scene.api.app.get(MeterReader).list(scene.api.db.database.reader, scene.environmentId);
    const pages = all.find((meter) => meter.id === parsePublicId("mtr", id))!;
    const run = { ...runOf(subscription) };
    const closed = await scene.api.db.database.transaction((tx) =>
      get(ClosePeriod).execute(tx, run, [pages]),
    );
    // No subscription prices it, so nothing of it is this one's; the customer's usage shows it at once.
    expect(closed.usage["pages"]!.quantity).toBe("0");
    expect(await scene.quantity("reading", "pages")).toBe("4");
  });
});
