import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { call, MeteringScene } from "./testing/metering-scene.js";

let scene: MeteringScene;
beforeAll(async () => {
  scene = await MeteringScene.start();
  await scene.meter("tokens", { groupBy: ["model"] });
  await scene.meter("users", { aggregation: "unique", valueProperty: "user" });
  await scene.meter("peak", { aggregation: "max" });
});
afterAll(() => scene.stop());

const sent = async (customer: string, properties: object): Promise<string> => {
  const event = call(customer, { properties });
  const answer = await scene.send(event);
  expect(answer.body.results[0]).toMatchObject({ status: "accepted" });
  return String(event["id"]);
};

test("an amendment takes the event's place for every aggregation, and the history shows both", async () => {
  await scene.customer("amend");
  const id = await sent("amend", { tokens: 900, user: "a", model: "x" });
  await sent("amend", { tokens: 100, user: "b", model: "x" });
  const answer = await scene.client.post(`/v1/events/${id}/amend`, {
    id: "am-1",
    properties: { tokens: 50, user: "b", model: "y" },
    reason: "counted twice",
  });
  expect(answer.status).toBe(200);
  expect(await scene.quantity("amend", "tokens")).toBe("150");
  expect(await scene.quantity("amend", "users")).toBe("1");
  expect(await scene.quantity("amend", "peak")).toBe("100");
  const { groups } = (await scene.usage("amend", "tokens", { groupBy: "model" })).total;
  expect(groups).toEqual([
    { by: { model: "x" }, quantity: "100", events: 1 },
    { by: { model: "y" }, quantity: "50", events: 1 },
  ]);
  expect(answer.body.history).toMatchObject([
    { action: "received", properties: { tokens: 900 } },
    {
      action: "amended",
      id: "am-1",
      reason: "counted twice",
      actor: { kind: "api_key" },
      properties: { tokens: 50 },
    },
  ]);

  expect(
    (
      await scene.client.post(`/v1/events/${id}/amend`, {
        id: "am-1",
        properties: { tokens: 50, user: "b", model: "y" },
        reason: "counted twice",
      })
    ).status,
  ).toBe(200);
  expect(await scene.quantity("amend", "tokens")).toBe("150");
  const reused = await scene.client.post(`/v1/events/${id}/amend`, {
    id: "am-1",
    properties: { tokens: 7, user: "b" },
  });
  expect(reused).toMatchObject({ status: 409, body: { code: "event.revision_id_used" } });

  await scene.client.post(`/v1/events/${id}/amend`, { properties: { tokens: 5, user: "c" } });
  expect(await scene.quantity("amend", "tokens")).toBe("105");
  const listed = (await scene.client.get("/v1/events?customer=amend")).body.data as {
    id: string;
    status: string;
  }[];
  expect(
    listed
      .filter((event) => event.id === id)
      .map((event) => event.status)
      .sort(),
  ).toEqual(["amended", "amended", "counted"]);
});

test("an amendment may move the event in time; one that cannot be counted changes nothing", async () => {
  await scene.customer("move");
  const id = await sent("move", { tokens: 10, user: "a" });
  await scene.client.post(`/v1/events/${id}/amend`, { time: "2026-02-20T00:00:00Z" });
  expect(await scene.quantity("move", "tokens")).toBe("0");
  expect((await scene.usage("move", "tokens", { start: "2026-02-01T00:00:00Z" })).total.quantity).toBe("10");
  const wrong = await scene.client.post(`/v1/events/${id}/amend`, { properties: { tokens: "10", user: [] } });
  expect(wrong).toMatchObject({ status: 422, body: { code: "event.not_amendable" } });
  expect(wrong.body.errors.map((error: { field: string }) => error.field)).toEqual([
    "properties.tokens",
    "properties.user",
    "properties.tokens",
  ]);
  expect(
    (await scene.client.post(`/v1/events/${id}/amend`, { time: "2030-01-01T00:00:00Z" })).body.errors,
  ).toMatchObject([{ field: "time" }]);
  expect((await scene.usage("move", "tokens", { start: "2026-02-01T00:00:00Z" })).total.quantity).toBe("10");
});

test("a void event no longer counts, stays void, and its id stays taken", async () => {
  await scene.customer("void");
  const id = await sent("void", { tokens: 10, user: "a" });
  expect((await scene.client.post(`/v1/events/${id}/void`, { reason: "never happened" })).body).toMatchObject(
    { status: "void" },
  );
  expect(await scene.quantity("void", "tokens")).toBe("0");
  expect(
    (await scene.client.post(`/v1/events/${id}/amend`, { properties: { tokens: 1, user: "a" } })).body,
  ).toMatchObject({ code: "event.voided" });
  expect((await scene.client.post(`/v1/events/${id}/void`, {})).body).toMatchObject({ code: "event.voided" });
  expect(
    (await scene.send(call("void", { id, properties: { tokens: 10, user: "a" } }))).body.results[0].status,
  ).toBe("duplicate");
  expect((await scene.client.post("/v1/events/unheard-of/void", {})).body).toMatchObject({
    code: "event.not_found",
  });
});

test("two amendments at once leave one standing version", async () => {
  await scene.customer("at-once");
  const id = await sent("at-once", { tokens: 1, user: "a" });
  await Promise.all(
    [20, 30, 40].map((tokens) =>
      scene.client.post(`/v1/events/${id}/amend`, { properties: { tokens, user: "a" } }),
    ),
  );
  const { total } = await scene.usage("at-once", "tokens");
  expect(total.events).toBe(1);
  expect(["20", "30", "40"]).toContain(total.quantity);
});

test("a backfill brings old events, and takes them back as one", async () => {
  await scene.customer("old");
  const backfill = (await scene.client.post("/v1/backfills", { name: "2024" })).body.id as string;
  const events = [
    call("old", { time: "2024-05-05T00:00:00Z", properties: { tokens: 7, user: "a" } }),
    call("old", { properties: { tokens: 1, user: "b" } }),
  ];
  const into = (path: string) => scene.sendText(JSON.stringify(events), "application/json", path);
  expect((await into("/v1/events")).body.results[0].problem.code).toBe("event.too_old");
  expect((await into(`/v1/events?backfill=${backfill}`)).body).toMatchObject({ accepted: 1, duplicate: 1 });
  const range = { start: "2024-05-01T00:00:00Z", end: "2026-12-01T00:00:00Z" };
  expect((await scene.usage("old", "tokens", range)).total.quantity).toBe("8");

  expect((await scene.client.post(`/v1/backfills/${backfill}/close`)).body).toMatchObject({
    status: "closed",
    events: 1,
  });
  expect((await into(`/v1/events?backfill=${backfill}`)).body.code).toBe("backfill.not_open");
  expect((await scene.client.post(`/v1/backfills/${backfill}/revert`)).body).toMatchObject({
    status: "reverted",
  });
  expect((await scene.usage("old", "tokens", range)).total.quantity).toBe("1");
  const second = (await scene.client.post("/v1/backfills", { name: "2024 again" })).body.id as string;
  expect((await into(`/v1/events?backfill=${second}`)).body).toMatchObject({ accepted: 1, duplicate: 1 });
  expect((await scene.usage("old", "tokens", range)).total.quantity).toBe("8");
});
