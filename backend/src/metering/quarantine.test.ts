import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { call, MeteringScene } from "./testing/metering-scene.js";

let scene: MeteringScene;
beforeAll(async () => {
  scene = await MeteringScene.start();
  await scene.meter("tokens", { groupBy: ["model"] });
  await scene.meter("calls", { aggregation: "count", valueProperty: null });
});
afterAll(() => scene.stop());

const held = async (
  query = "",
): Promise<
  { id: string; status: string; event: { id: string }; problems: { code: string; field: string }[] }[]
> => (await scene.client.get(`/v1/quarantine?limit=100${query}`)).body.data;

describe("an event that cannot be counted", () => {
  test("of an unknown customer waits, and counts once the customer is there and it is replayed", async () => {
    const event = call("unborn");
    const answer = await scene.send(event);
    expect(answer.body.results[0]).toMatchObject({
      status: "quarantined",
      problem: { code: "event.customer_unknown", field: "customer" },
    });
    const id = answer.body.results[0].quarantine as string;

    const again = await scene.send(event);
    expect(again.body.results[0]).toEqual({ id: event["id"], status: "duplicate", quarantine: id });
    expect((await scene.client.get(`/v1/events/${String(event["id"])}`)).body).toMatchObject({
      status: "quarantined",
      quarantine: id,
    });
    expect((await scene.client.post(`/v1/quarantine/${id}/replay`)).body).toMatchObject({
      status: "waiting",
    });

    await scene.customer("unborn");
    expect((await scene.client.post(`/v1/quarantine/${id}/replay`)).body).toMatchObject({
      status: "replayed",
    });
    expect(await scene.quantity("unborn", "tokens")).toBe("100");
    expect((await scene.send(event)).body.results[0]).toEqual({ id: event["id"], status: "duplicate" });
    expect((await scene.client.post(`/v1/quarantine/${id}/replay`)).status).toBe(409);
    expect(await scene.quantity("unborn", "tokens")).toBe("100");
  });

  test("with a number as text is never taken for 0, nor half counted by another meter; a person corrects it", async () => {
    await scene.customer("texts");
    const answer = await scene.send(call("texts", { properties: { tokens: "1250" } }));
    expect(answer.body.results[0].problem).toMatchObject({
      code: "event.not_aggregatable",
      field: "properties.tokens",
    });
    expect(answer.body.results[0].problem.cause).toContain("must be a number, not text");
    expect(await scene.quantity("texts", "calls")).toBe("0");
    const id = answer.body.results[0].quarantine as string;

    const forty = "1234567890123456789012345678901234567890";
    const bad = await scene.client.post(`/v1/quarantine/${id}/replay`, { event: { time: "yesterday" } });
    expect(bad).toMatchObject({
      status: 422,
      body: { code: "request.invalid", errors: [{ field: "event.time" }] },
    });
    const repaired = await scene.sendText(
      `{"event":{"properties":{"tokens":${forty}}}}`,
      "application/json",
      `/v1/quarantine/${id}/replay`,
    );
    expect(repaired.body).toMatchObject({ status: "replayed", sent: { properties: { tokens: "1250" } } });
    expect(await scene.quantity("texts", "tokens")).toBe(forty);
    expect(await scene.quantity("texts", "calls")).toBe("1");
  });

  test("tells every reason: a missing value, a group that is an object, a subscription that nobody has", async () => {
    await scene.customer("reasons");
    const answer = await scene.send([
      call("reasons", { properties: {}, subscription: "none" }),
      call("reasons", { properties: { tokens: 1, model: { name: "x" } } }),
      call("reasons", { properties: { tokens: null } }),
    ]);
    const codes = (index: number) => {
      const { problem } = answer.body.results[index];
      return (problem.all ?? [problem]).map((each: { code: string; field: string }) => [
        each.code,
        each.field,
      ]);
    };
    expect(codes(0)).toEqual([
      ["event.not_aggregatable", "properties.tokens"],
      ["event.subscription_unknown", "subscription"],
    ]);
    expect(codes(1)).toEqual([["event.not_aggregatable", "properties.model"]]);
    expect(codes(2)).toEqual([["event.not_aggregatable", "properties.tokens"]]);
  });

  test("can be discarded with a reason, and then neither counts nor comes back", async () => {
    const event = call("nobody");
    const id = (await scene.send(event)).body.results[0].quarantine as string;
    expect((await scene.client.post(`/v1/quarantine/${id}/discard`, {})).status).toBe(422);
    expect(
      (await scene.client.post(`/v1/quarantine/${id}/discard`, { reason: "a test of ours" })).body,
    ).toMatchObject({ status: "discarded", reason: "a test of ours" });
    expect((await scene.client.post(`/v1/quarantine/${id}/replay`)).status).toBe(409);
    expect((await held("&status=discarded")).map((each) => each.id)).toContain(id);
  });
});

test("everything that waits, or a part of it, is tried again in one request", async () => {
  const events = Array.from({ length: 450 }, () => call("crowd", { properties: { tokens: 2 } }));
  await scene.send([...events, call("stranger")]);
  expect((await held("&customer=crowd")).length).toBe(100);
  await scene.customer("crowd");
  expect((await scene.client.post("/v1/quarantine/replay", { customer: "crowd" })).body).toEqual({
    replayed: 450,
    waiting: 0,
  });
  expect(await scene.quantity("crowd", "tokens")).toBe("900");
  const rest = await scene.client.post("/v1/quarantine/replay", { code: "event.customer_unknown" });
  expect(rest.body.replayed).toBe(0);
  expect(rest.body.waiting).toBeGreaterThan(0);
});

describe("a conflict", () => {
  const conflicting = async (customer: string) => {
    await scene.customer(customer);
    const event = call(customer, { properties: { tokens: 10 } });
    const other = { ...event, properties: { tokens: 25 } };
    await scene.send(event);
    const first = await scene.send(other);
    const again = await scene.send(other);
    expect(again.body.results[0]).toMatchObject({
      status: "conflict",
      conflict: first.body.results[0].conflict,
    });
    return { event, other, id: first.body.results[0].conflict as string };
  };

  test("shows both payloads; keeping the first changes nothing", async () => {
    const { other, id } = await conflicting("keep");
    expect((await scene.client.get(`/v1/conflicts/${id}`)).body).toMatchObject({
      status: "open",
      first: { properties: { tokens: 10 } },
      second: { properties: { tokens: 25 } },
    });
    expect((await scene.client.post(`/v1/conflicts/${id}/settle`, { keep: "first" })).body).toMatchObject({
      status: "kept_first",
    });
    expect(await scene.quantity("keep", "tokens")).toBe("10");
    expect((await scene.send(other)).body.results[0].status).toBe("conflict");
    expect((await scene.client.post(`/v1/conflicts/${id}/settle`, { keep: "second" })).status).toBe(409);
  });

  test("settled for the second amends the event; both payloads are duplicates from then on", async () => {
    const { event, other, id } = await conflicting("take");
    expect(
      (
        await scene.client.post(`/v1/conflicts/${id}/settle`, {
          keep: "second",
          reason: "the first was wrong",
        })
      ).status,
    ).toBe(200);
    expect(await scene.quantity("take", "tokens")).toBe("25");
    expect(
      (await scene.send([event, other])).body.results.map((each: { status: string }) => each.status),
    ).toEqual(["duplicate", "duplicate"]);
    const { history } = (await scene.client.get(`/v1/events/${String(event["id"])}`)).body;
    expect(history).toMatchObject([
      { action: "received", properties: { tokens: 10 } },
      { action: "amended", reason: "the first was wrong", properties: { tokens: 25 } },
    ]);
  });

  test("over an event in quarantine, settled for the second, counts the second", async () => {
    await scene.customer("mended");
    const event = call("mended", { properties: { tokens: "10" } });
    await scene.send(event);
    const id = (await scene.send({ ...event, properties: { tokens: 10 } })).body.results[0]
      .conflict as string;
    await scene.client.post(`/v1/conflicts/${id}/settle`, { keep: "second" });
    expect(await scene.quantity("mended", "tokens")).toBe("10");
  });
});
