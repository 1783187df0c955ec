import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { startTestApi, type TestApi } from "../platform/testing/test-api.js";
import { TestClient, type Answer } from "../platform/testing/test-client.js";
import { MeterGuards } from "./meter-guards.js";

let api: TestApi;
let client: TestClient;
beforeAll(async () => {
  api = await startTestApi();
  client = new TestClient(api.url, api.credentials.apiKey);
});
afterAll(() => api.stop());

const tokens = {
  key: "tokens",
  name: "Tokens",
  eventType: "llm.tokens",
  aggregation: "sum",
  valueProperty: "tokens",
  groupBy: ["model", "direction"],
  unit: "tokens",
};
const createMeter = (more: object): Promise<Answer> => client.post("/v1/meters", { ...tokens, ...more });
const fields = ({ body }: Answer): string[] =>
  (body.errors as { field: string }[]).map((error) => error.field);

describe("a meter", () => {
  test("is created, read and listed, and told to the contexts after", async () => {
    const created = await createMeter({ key: "created", filter: 'properties.status = "ok"' });
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({ key: "created", groupBy: ["model", "direction"], version: 1 });
    expect(created.headers.get("etag")).toBe('"1"');
    expect((await client.get(`/v1/meters/${created.body.id}`)).body).toEqual(created.body);
    const list = await client.get("/v1/meters?limit=1");
    expect(list.body.data[0].key).toBe("created");
    const found = await client.get("/v1/meters?search=CREAT");
    expect(found.body.data.map((meter: { key: string }) => meter.key)).toEqual(["created"]);
    expect((await client.get("/v1/meters?search=nowhere")).body.data).toEqual([]);
    const [event] = await api.db.database.reader.query<{ payload: { key: string } }[]>(
      "SELECT payload FROM outbox_event WHERE type = 'meter.created' ORDER BY sequence DESC LIMIT 1",
    );
    expect(event?.payload.key).toBe("created");
  });

  test("with a key that is taken is refused", async () => {
    await createMeter({ key: "twice" });
    const answer = await createMeter({ key: "twice" });
    expect(answer.status).toBe(409);
    expect(answer.body.code).toBe("meter.key_taken");
  });

  test("with several wrong fields tells them all", async () => {
    const answer = await createMeter({
      key: "Wrong-Key",
      aggregation: "average",
      groupBy: ["model", "a b"],
      colour: "red",
    });
    expect(answer.status).toBe(422);
    expect(fields(answer)).toEqual(expect.arrayContaining(["key", "aggregation", "groupBy[1]"]));
  });

  test("that sums needs a value, one that counts has none", async () => {
    expect(fields(await createMeter({ key: "a", valueProperty: null }))).toEqual(["valueProperty"]);
    expect(fields(await createMeter({ key: "a", aggregation: "count" }))).toEqual(["valueProperty"]);
  });

  test("with broken expressions tells where", async () => {
    const answer = await createMeter({ key: "broken", filter: "properties.a = ", valueProperty: "$sum(" });
    expect(answer.status).toBe(422);
    expect(answer.body.code).toBe("request.invalid");
    expect(fields(answer)).toEqual(["filter", "valueProperty"]);
    const [filter] = answer.body.errors;
    expect(filter.code).toMatch(/^S0/);
    expect(filter.span.end).toBeGreaterThanOrEqual(filter.span.start);
  });

  test("that reads what no event has is refused", async () => {
    const answer = await createMeter({ key: "unknown", filter: "$$.status = 1 and $limit > 2" });
    expect(answer.body.errors).toEqual([
      expect.objectContaining({ code: "unknown_variable", span: { start: 18, end: 24 } }),
      expect.objectContaining({ code: "unknown_field", span: { start: 3, end: 9 } }),
    ]);
  });

  test("is renamed, never repurposed; a stale version is told", async () => {
    const { body } = await createMeter({ key: "renamed" });
    const path = `/v1/meters/${body.id}`;
    const renamed = await client.send("PATCH", path, { name: "All tokens" }, { "if-match": '"1"' });
    expect(renamed.body).toMatchObject({ name: "All tokens", version: 2 });
    const stale = await client.send("PATCH", path, { name: "Mine" }, { "if-match": '"1"' });
    expect(stale.status).toBe(412);
    expect(stale.body.code).toBe("request.stale_version");
    expect((await client.send("PATCH", path, { aggregation: "max" })).status).toBe(422);
    expect((await client.get(path)).body).toMatchObject({ name: "All tokens", aggregation: "sum" });
  });

  test("is archived out of lists and brought back", async () => {
    const { body } = await createMeter({ key: "archived" });
    await client.post(`/v1/meters/${body.id}/archive`);
    const again = await client.post(`/v1/meters/${body.id}/archive`);
    expect(again.body.version).toBe(2);
    const keys = async (query: string): Promise<string[]> =>
      ((await client.get(`/v1/meters?limit=100${query}`)).body.data as { key: string }[]).map(
        (meter) => meter.key,
      );
    expect(await keys("")).not.toContain("archived");
    expect(await keys("&archived=only")).toEqual(["archived"]);
    await client.post(`/v1/meters/${body.id}/restore`);
    expect(await keys("")).toContain("archived");
  });
});

describe("deleting a meter", () => {
  test("works while nothing uses it", async () => {
    const { body } = await createMeter({ key: "deleted" });
    expect((await client.send("DELETE", `/v1/meters/${body.id}`)).status).toBe(204);
    expect((await client.get(`/v1/meters/${body.id}`)).status).toBe(404);
  });

  test("is refused while prices use it, and says which", async () => {
    const { body } = await createMeter({ key: "used" });
    const price = {
      key: "usage",
      name: "Usage",
      template: "per_unit",
      meter: "used",
      params: { unitAmount: "1" },
    };
    await client.post("/v1/plans", {
      key: "user",
      name: "User",
      version: { currency: "EUR", prices: [price] },
    });
    const answer = await client.send("DELETE", `/v1/meters/${body.id}`);
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({
      code: "resource.in_use",
      errors: [{ message: "Used by the price user v1: usage." }],
    });
  });

  test("is refused by a context that holds its usage", async () => {
    const { body } = await createMeter({ key: "counted" });
    api.app
      .get(MeterGuards, { strict: false })
      .register(async (_, meter) => Promise.resolve(meter.key === "counted" ? "it counted 3 events" : null));
    const answer = await client.send("DELETE", `/v1/meters/${body.id}`);
    expect(answer.status).toBe(409);
    expect(answer.body.code).toBe("meter.has_usage");
    expect(answer.body.detail).toContain("3 events");
  });
});
