import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { call, MeteringScene } from "./testing/metering-scene.js";

let scene: MeteringScene;
beforeAll(async () => {
  scene = await MeteringScene.start(undefined, "2026-03-31T12:00:00.000Z");
  await scene.meter("tokens", { groupBy: ["model", "direction"] });
  await scene.meter("users", { aggregation: "unique", valueProperty: "user" });
  await scene.customer("berlin", { timeZone: "Europe/Berlin" });
  const at = (time: string, tokens: number, model: string, user: string) =>
    call("berlin", { time, properties: { tokens, model, direction: "in", user } });
  await scene.send([
    at("2026-03-28T22:59:59.999Z", 1, "a", "u"),
    at("2026-03-28T23:00:00Z", 2, "a", "u"),
    at("2026-03-29T21:59:59.999999Z", 4, "b", "v"),
    at("2026-03-29T22:00:00Z", 8, "b", "u"),
  ]);
});
afterAll(() => scene.stop());

const days = { start: "2026-03-27T23:00:00Z", end: "2026-03-30T22:00:00Z", window: "day" };

test("days are the customer's, over the change of clocks; empty windows are shown; totals of unique are no sums", async () => {
  const usage = await scene.usage("berlin", "tokens", days);
  expect(usage.timeZone).toBe("Europe/Berlin");
  expect(usage.data.map((each: { start: string; quantity: string }) => [each.start, each.quantity])).toEqual([
    ["2026-03-27T23:00:00.000Z", "1"],
    ["2026-03-28T23:00:00.000Z", "6"],
    ["2026-03-29T22:00:00.000Z", "8"],
  ]);
  const users = await scene.usage("berlin", "users", days);
  expect(users.data.map((each: { quantity: string }) => each.quantity)).toEqual(["1", "2", "1"]);
  expect(users.total).toEqual({ quantity: "2", events: 4 });
  const utc = await scene.usage("berlin", "tokens", {
    ...days,
    timeZone: "UTC",
    start: "2026-03-28T00:00:00Z",
    end: "2026-03-31T00:00:00Z",
  });
  expect(utc.data.map((each: { quantity: string }) => each.quantity)).toEqual(["3", "12", "0"]);
});

test("without a customer it is everybody's: values that several sent are one unique value, days are UTC's", async () => {
  await scene.customer("tokyo", { timeZone: "Asia/Tokyo" });
  await scene.meter("peak", { aggregation: "max" });
  const sent = (time: string, tokens: string, user: string) =>
    `{"id":"tokyo ${time}","type":"call","customer":"tokyo","time":"${time}","properties":{"tokens":${tokens},"model":"b","direction":"in","user":"${user}"}}`;
  await scene.sendText(
    `[${sent("2026-03-02T00:00:00Z", "12345678901234567890.123456789", "v")},${sent("2026-03-03T00:00:00Z", "0.000000001", "w")}]`,
  );
  const other = await MeteringScene.start(scene.api);
  await other.meter("tokens");
  await other.customer("elsewhere");
  await other.send(call("elsewhere", { time: "2026-03-02T00:00:00Z" }));
  const ask = async (meter: string, more = "") =>
    (
      await scene.client.get(
        `/v1/usage?meter=${meter}&start=2026-02-01T00:00:00Z&end=2026-04-01T00:00:00Z&window=month${more}`,
      )
    ).body;
  const tokens = await ask("tokens", "&groupBy=model");
  expect([tokens.customer, tokens.subscription, tokens.timeZone]).toEqual([null, null, "UTC"]);
  expect(tokens.data.map((each: { quantity: string }) => each.quantity)).toEqual([
    "0",
    "12345678901234567905.12345679",
  ]);
  // 3 of model a and 12 of model b are Berlin's.
  expect(tokens.total).toEqual({
    quantity: "12345678901234567905.12345679",
    events: 6,
    groups: [
      { by: { model: "a" }, quantity: "3", events: 2 },
      { by: { model: "b" }, quantity: "12345678901234567902.12345679", events: 4 },
    ],
  });
  // Berlin's u and v, Tokyo's v and w: three, and not four.
  expect((await ask("users")).total.quantity).toBe("3");
  expect((await ask("peak")).total.quantity).toBe("12345678901234567890.123456789");
  expect((await ask("tokens", "&customer=tokyo")).total.events).toBe(2);
});

test("everybody's usage of a meter that has not read the past yet is the same", async () => {
  const ask = async (meter: string) =>
    (await scene.client.get(`/v1/usage?meter=${meter}&start=2026-02-01T00:00:00Z&end=2026-04-01T00:00:00Z`))
      .body.total;
  await scene.unreadMeter("fresh");
  await scene.unreadMeter("fresh_users", { aggregation: "unique", valueProperty: "user" });
  expect(await ask("fresh")).toEqual(await ask("tokens"));
  expect(await ask("fresh_users")).toEqual(await ask("users"));
});

test("is split by any of the meter's groups", async () => {
  const usage = await scene.usage("berlin", "tokens", { ...days, groupBy: "model" });
  expect(usage.total.groups).toEqual([
    { by: { model: "a" }, quantity: "3", events: 2 },
    { by: { model: "b" }, quantity: "12", events: 2 },
  ]);
  expect(usage.data[1].groups).toEqual([
    { by: { model: "a" }, quantity: "2", events: 1 },
    { by: { model: "b" }, quantity: "4", events: 1 },
  ]);
});

test("says up to when it is complete; the default is this month", async () => {
  const usage = await scene.usage("berlin", "tokens");
  expect(usage.completeUpTo).toBe("2026-03-31T12:00:00.000Z");
  expect([usage.start, usage.end]).toEqual(["2026-02-28T23:00:00.000Z", "2026-03-31T22:00:00.000Z"]);
  expect(usage.total.quantity).toBe("15");
});

test("what cannot be answered is refused with the field and the cause", async () => {
  const problem = async (query: string) => (await scene.client.get(`/v1/usage?${query}`)).body;
  expect(await problem("customer=nobody&meter=tokens")).toMatchObject({ code: "customer.not_found" });
  expect(await problem("customer=berlin&meter=none")).toMatchObject({ code: "usage.meter_not_found" });
  expect(await problem("customer=berlin&meter=tokens&groupBy=colour")).toMatchObject({
    code: "request.invalid",
    errors: [{ field: "query.groupBy" }],
  });
  expect(
    await problem("customer=berlin&meter=tokens&start=2026-03-02T00:00:00Z&end=2026-03-01T00:00:00Z"),
  ).toMatchObject({ code: "usage.range_invalid" });
  expect(await problem("customer=berlin&meter=tokens&timeZone=Mars&start=soon")).toMatchObject({
    code: "request.invalid",
  });
});

test("events are listed by customer, type and time, page by page", async () => {
  await scene.send(call("berlin", { id: "odd", type: "other", time: "2026-03-30T00:00:00Z" }));
  const list = async (query: string) => (await scene.client.get(`/v1/events?customer=berlin${query}`)).body;
  expect((await list("&type=other")).data.map((event: { id: string }) => event.id)).toEqual(["odd"]);
  const first = await list("&type=call&limit=3");
  const second = await list(`&type=call&limit=3&cursor=${first.nextCursor}`);
  expect([...first.data, ...second.data].map((event: { time: string }) => event.time)).toEqual([
    "2026-03-29T22:00:00.000Z",
    "2026-03-29T21:59:59.999999Z",
    "2026-03-28T23:00:00.000Z",
    "2026-03-28T22:59:59.999Z",
  ]);
  expect(second.nextCursor).toBeNull();
  expect((await list("&start=2026-03-29T22:00:00Z&end=2026-03-30T00:00:00Z")).data).toHaveLength(1);
  const [event] = first.data;
  expect(event.measures).toContainEqual({
    meter: "tokens",
    value: "8",
    groups: { model: "b", direction: "in" },
  });
});

test("the live tail shows events of its own environment as they are committed", async () => {
  const other = await MeteringScene.start(scene.api);
  await other.customer("elsewhere");
  const abort = new AbortController();
  const response = await fetch(`${scene.api.url}/v1/events/stream`, {
    headers: { authorization: `Bearer ${scene.client.apiKey}` },
    signal: abort.signal,
  });
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let seen = "";
  const reading = (async () => {
    while (!seen.includes('"id":"shown-')) seen += (await reader.read()).value ?? "";
  })();
  // The answer has begun, so nothing that comes now is missed.
  await other.send(call("elsewhere", { id: "hidden-1" }));
  await scene.sendText(
    `{"id":"shown-1","type":"call","customer":"berlin","properties":{"tokens":12345678901234567890,"user":"u"}}`,
  );
  await reading;
  expect(seen).toContain(": watching");
  expect(seen).toContain('"tokens":12345678901234567890');
  expect(seen).not.toContain("hidden");
  abort.abort();
});
