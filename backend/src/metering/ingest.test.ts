import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { call, MeteringScene } from "./testing/metering-scene.js";

let scene: MeteringScene;
beforeAll(async () => {
  scene = await MeteringScene.start();
  await scene.meter("tokens", { groupBy: ["model"] });
  await scene.meter("calls", { aggregation: "count", valueProperty: null });
});
afterAll(() => scene.stop());

const statuses = (answer: { body: { results: { status: string }[] } }): string[] =>
  answer.body.results.map((result) => result.status);

describe("an event", () => {
  test("is accepted, counted at once, and a duplicate from then on", async () => {
    await scene.customer("once");
    const event = call("once");
    expect((await scene.send(event)).body).toMatchObject({
      accepted: 1,
      results: [{ id: event["id"], status: "accepted" }],
    });
    expect(await scene.quantity("once", "tokens")).toBe("100");
    expect(statuses(await scene.send([event, event]))).toEqual(["duplicate", "duplicate"]);
    expect(await scene.quantity("once", "tokens")).toBe("100");
    expect(await scene.quantity("once", "calls")).toBe("1");
  });

  test("twice in one request counts once; with another payload it is a conflict", async () => {
    await scene.customer("twice");
    const event = call("twice");
    const answer = await scene.send([event, event, { ...event, properties: { tokens: 7 } }]);
    expect(statuses(answer)).toEqual(["accepted", "duplicate", "conflict"]);
    expect(answer.body.results[2].problem).toMatchObject({ code: "event.conflict", field: "id" });
    expect(answer.body.results[2].problem.remedy).toContain("/v1/conflicts");
    expect(await scene.quantity("twice", "tokens")).toBe("100");
  });

  test("of 40 digits is counted exactly, of 61 is rejected, with the field", async () => {
    await scene.customer("digits");
    const forty = "1234567890123456789012345678901234567890";
    const text = (id: string, tokens: string) =>
      `{"id":"${id}","type":"call","customer":"digits","properties":{"tokens":${tokens}}}`;
    expect(
      statuses(await scene.sendText(`[${text("d1", forty)},${text("d2", "0.000000000000000001")}]`)),
    ).toEqual(["accepted", "accepted"]);
    expect(await scene.quantity("digits", "tokens")).toBe(`${forty}.000000000000000001`);
    const answer = await scene.sendText(text("d3", "9".repeat(61)));
    expect(answer.body.results[0]).toMatchObject({
      status: "rejected",
      problem: { code: "event.too_many_digits", field: "properties.tokens" },
    });
    const shown = await fetch(`${scene.api.url}/v1/events/d1`, {
      headers: { authorization: `Bearer ${scene.client.apiKey}` },
    });
    expect(await shown.text()).toContain(`"tokens":${forty}`);
  });

  test("is judged by its time: an hour ahead, 35 days back; but its key comes first", async () => {
    await scene.customer("time");
    const at = (time: string) => call("time", { time });
    const answer = await scene.send([
      at("2026-03-10T13:00:00Z"),
      at("2026-03-10T13:00:00.001Z"),
      at("2026-02-03T12:00:00Z"),
      at("2026-02-03T11:59:59.999Z"),
    ]);
    expect(statuses(answer)).toEqual(["accepted", "rejected", "accepted", "rejected"]);
    expect(answer.body.results[1].problem).toMatchObject({ code: "event.in_future", field: "time" });
    expect(answer.body.results[3].problem).toMatchObject({ code: "event.too_old", field: "time" });
    expect(answer.body.results[3].problem.remedy).toContain("backfill");

    const late = at("2026-02-10T00:00:00Z");
    const other = await MeteringScene.start(scene.api, "2026-03-01T00:00:00.000Z");
    await other.customer("time");
    await other.send(late);
    await other.api.db.database.reader.query(
      "UPDATE environment_clock SET shown = '2027-01-01' WHERE environment_id = $1",
      [other.environmentId],
    );
    expect(statuses(await other.send([late, { ...late, id: "new" }]))).toEqual(["duplicate", "rejected"]);
  });

  test("keeps every character of its texts", async () => {
    await scene.customer("texts\\\t1");
    const odd = 'tab\t line\n return\r back\\slash \\N quote" \u2028 \b\f\v \u{1f600} é';
    const event = call("texts\\\t1", { id: odd, properties: { tokens: 1, model: odd, [odd]: [odd] } });
    expect((await scene.send(event)).body.accepted).toBe(1);
    const shown = (await scene.client.get("/v1/events?customer=texts%5C%091")).body.data[0];
    expect(shown).toMatchObject({ id: odd, properties: event["properties"] });
    expect(shown.measures).toContainEqual({ meter: "tokens", value: "1", groups: { model: odd } });
  });

  test("without a time has the time of receipt, on the environment's clock", async () => {
    await scene.customer("untimed");
    const event = call("untimed");
    delete event["time"];
    await scene.send(event);
    expect((await scene.client.get(`/v1/events/${String(event["id"])}`)).body).toMatchObject({
      time: "2026-03-10T12:00:00.000Z",
      receivedAt: "2026-03-10T12:00:00.000Z",
    });
  });

  test("whose type no meter counts is accepted as unmatched, listed apart, and counted by a meter made later", async () => {
    await scene.customer("early");
    const event = call("early", { type: "upload", properties: { bytes: 12.5, kind: "a" } });
    const broken = call("early", { type: "upload", properties: { bytes: "12" } });
    const answer = await scene.send([event, broken]);
    expect(answer.body.results).toEqual([
      { id: event["id"], status: "accepted", unmatched: true },
      { id: broken["id"], status: "accepted", unmatched: true },
    ]);
    const unmatched = async () =>
      (await scene.client.get("/v1/events?unmatched=true")).body.data.map((each: { id: string }) => each.id);
    expect(await unmatched()).toEqual([broken["id"], event["id"]]);

    const meter = await scene.unreadMeter("bytes", { eventType: "upload", valueProperty: "bytes" });
    expect(await scene.quantity("early", "bytes")).toBe("12.5");
    await scene.api.dispatch();
    expect(await scene.quantity("early", "bytes")).toBe("12.5");
    expect(await unmatched()).toEqual([]);
    const issues = (await scene.client.get(`/v1/meters/${meter}/issues`)).body.data;
    expect(issues).toMatchObject([
      { event: broken["id"], problem: { code: "event.not_aggregatable", field: "properties.bytes" } },
    ]);
  });
});

describe("a request", () => {
  test("of 10 001 events, of malformed JSON or NaN, of another content type fails as a whole", async () => {
    const many = Array.from({ length: 10_001 }, () => ({}));
    expect(await scene.send(many)).toMatchObject({ status: 413, body: { code: "events.too_many" } });
    expect(await scene.sendText('[{"id":')).toMatchObject({
      status: 400,
      body: { code: "events.malformed" },
    });
    expect(await scene.sendText('{"id":"n","properties":{"tokens":NaN}}')).toMatchObject({
      status: 400,
      body: { code: "events.malformed" },
    });
    expect(await scene.sendText("a,b", "text/csv")).toMatchObject({ status: 415 });
    expect(await scene.sendText("")).toMatchObject({ status: 400 });
    const huge = `[${'"'.padEnd(17 * 1024 * 1024, "x")}"]`;
    expect(await scene.sendText(huge)).toMatchObject({ status: 413, body: { code: "request.too_large" } });
  });

  test("of lines rejects the bad line alone", async () => {
    await scene.customer("lines");
    const body = `${JSON.stringify(call("lines"))}\n{"id":"x","properties":{"tokens":NaN}}\n${JSON.stringify(call("lines"))}\n`;
    const answer = await scene.sendText(body, "application/x-ndjson");
    expect(answer.status).toBe(200);
    expect(statuses(answer)).toEqual(["accepted", "rejected", "accepted"]);
    expect(await scene.quantity("lines", "tokens")).toBe("200");
  });

  test("of CloudEvents is keyed by source and id", async () => {
    await scene.customer("cloud");
    const event = (source: string) => ({
      specversion: "1.0",
      id: "same",
      source,
      type: "call",
      subject: "cloud",
      data: { tokens: 1 },
    });
    expect(statuses(await scene.send(event("/a"), "application/cloudevents+json"))).toEqual(["accepted"]);
    const batch = await scene.send([event("/a"), event("/b")], "application/cloudevents-batch+json");
    expect(statuses(batch)).toEqual(["duplicate", "accepted"]);
    expect(await scene.quantity("cloud", "tokens")).toBe("2");
    expect((await scene.client.get("/v1/events/same?source=/b")).body).toMatchObject({
      source: "/b",
      status: "counted",
    });
    expect((await scene.client.get("/v1/events/same")).status).toBe(404);
  });

  test("with a revoked or no key takes nothing", async () => {
    const response = await fetch(`${scene.api.url}/v1/events`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{}",
    });
    expect(response.status).toBe(401);
  });
});
