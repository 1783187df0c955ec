import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { rows } from "../platform/index.js";
import { startTestApi, type TestApi } from "../platform/testing/test-api.js";
import { TestClient, type Answer } from "../platform/testing/test-client.js";
import { RequestLog } from "./request-log.js";
import { RequestLogRepository } from "./request-log.repository.js";

let api: TestApi;
let key: TestClient;
let person: TestClient;
beforeAll(async () => {
  api = await startTestApi();
  key = new TestClient(api.url, api.credentials.apiKey);
  person = new TestClient(api.url);
  await person.signIn(api.credentials.email, api.credentials.password);
  person.environment = (await person.get("/v1/environments?name=sandbox")).body.data[0].id;
});
afterAll(() => api.stop());

const log = async (query = ""): Promise<Answer["body"][]> => {
  // An answer is on its way a moment before the server counts it as sent.
  await new Promise((resolve) => setImmediate(resolve));
  await api.app.get(RequestLog, { strict: false }).flush();
  return (await key.get(`/v1/request-log?limit=100${query}`)).body.data;
};
/** Waits for the log to hold something about this path. */
const logged = async (path: string): Promise<Answer["body"]> => {
  for (const deadline = Date.now() + 5_000; Date.now() < deadline;) {
    const [entry] = await log(`&path=${encodeURIComponent(path)}`);
    if (entry) return entry;
  }
  throw new Error(`nothing was logged about ${path}`);
};

describe("what an API key asks", () => {
  test("stands in the log with its outcome, how long it took, and who asked", async () => {
    await key.get("/v1/meters?limit=3", { "user-agent": "acme-billing/2.1 ".repeat(20) });
    const entry = await logged("/v1/meters");
    expect(entry).toMatchObject({
      method: "GET",
      path: "/v1/meters",
      query: "limit=3",
      status: 200,
      durationMs: expect.any(Number),
      actor: { kind: "api_key", id: expect.stringMatching(/^key_/) },
      problem: null,
      replayed: false,
      responseBytes: expect.any(Number),
    });
    expect(entry.userAgent).toHaveLength(80);
    expect((await key.get(`/v1/request-log/${entry.id}`)).body).toEqual(entry);
    expect((await log(`&actor=${entry.actor.id}`)).length).toBeGreaterThan(0);
  });

  test("that failed is found by the request id of its problem, with the problem", async () => {
    const answer = await key.post("/v1/customers", { name: "" });
    await logged("/v1/customers");
    expect((await key.get(`/v1/request-log/${answer.body.requestId}`)).body).toMatchObject({
      status: 422,
      problem: { code: "request.invalid", detail: answer.body.detail },
    });
    expect((await log("&status=4xx&method=POST")).map(({ status }) => status)).toContain(422);
    expect(await log("&status=500")).toEqual([]);
  });

  test("says when an answer was given again", async () => {
    const twice = { "idempotency-key": "once" };
    const customer = { name: "Acme", email: "ada@acme.example", externalId: "acme", currency: "EUR" };
    for (let time = 1; time <= 2; time++) await key.post("/v1/customers", customer, twice);
    await logged("/v1/customers");
    const entries = (await log("&path=/v1/customers&status=201")).map(({ replayed }) => replayed);
    expect(entries).toEqual([true, false]);
  });

  test("never shows a body, a key, or what a person was searched by", async () => {
    await key.get("/v1/customers?search=Ada%20Lovelace&email=ada@acme.example&limit=5");
    await key.get("/v1/customers/grace%40acme.example");
    await key.post("/v1/customers", { name: "Secret Project", externalId: "secret", currency: "EUR" });
    await logged("/v1/customers");
    const stored = await rows<{ row: string }>(
      api.db.database.reader,
      "SELECT row_to_json(r)::text AS row FROM request_log r",
    );
    const text = stored.map(({ row }) => row).join("\n");
    expect(text).toContain("search=…&email=…&limit=5");
    expect(text).toContain('"/v1/customers/…"');
    for (const secret of ["Lovelace", "ada@", "grace", "Secret Project", api.credentials.apiKey])
      expect(text).not.toContain(secret);
  });
});

describe("what a person asks", () => {
  test("is logged when it changes something or fails, not when a page looks for news", async () => {
    await person.get("/v1/plans");
    await person.get("/v1/plans/no-such-plan");
    await person.post("/v1/plans", { key: "pro", name: "Pro" });
    await logged("/v1/plans");
    const asked = (await log("&path=/v1/plans")).map(({ method, path, status, actor }) => [
      method,
      path,
      status,
      actor.kind,
    ]);
    expect(asked).toEqual([
      ["POST", "/v1/plans", 201, "person"],
      ["GET", "/v1/plans/no-such-plan", 404, "person"],
    ]);
  });

  test("without an environment stands in none", async () => {
    const before = (await log()).length;
    const { environment } = person;
    person.environment = null;
    await person.post("/v1/environments", { name: "another" });
    person.environment = environment;
    expect((await log("&path=/v1/environments")).length).toBe(0);
    expect(await log()).toHaveLength(before);
  });
});

test("a refused scope is logged too, in the environment of its key", async () => {
  const weak = (await key.post("/v1/api-keys", { name: "weak", scopes: ["meters:read"] })).body;
  const scoped = (await key.post("/v1/api-keys", { name: "weak", scopes: ["events:write"] })).body;
  expect(weak.code).toBe("request.invalid");
  await new TestClient(api.url, scoped.key).get("/v1/tax-rates");
  expect(await logged("/v1/tax-rates")).toMatchObject({
    status: 403,
    problem: { code: "access.scope_missing" },
  });
});

test("of a filter that makes no sense, the field is named", async () => {
  const { body } = await key.get("/v1/request-log?status=soon&actor=me&method=LOOK");
  expect(body.errors.map(({ field }: { field: string }) => field).sort()).toEqual([
    "actor",
    "method",
    "status",
  ]);
  expect((await key.get("/v1/request-log/req_1")).status).toBe(422);
});

test("an overload costs the oldest rows, not memory; what is older than a week goes", async () => {
  const requests = api.app.get(RequestLog, { strict: false });
  const [sample] = await rows<Parameters<RequestLog["keep"]>[0]>(
    api.db.database.reader,
    "SELECT * FROM request_log ORDER BY id LIMIT 1",
  );
  const flood = Array.from({ length: 12_000 }, (_, number) => ({
    ...sample!,
    id: `01940000-0000-7000-8000-${number.toString(16).padStart(12, "0")}`,
    at: "2025-01-01T00:00:00.000Z",
    path: "/v1/flood",
  }));
  for (const request of flood) requests.keep(request);
  await requests.flush();
  const count = async (): Promise<number> =>
    (
      await rows<{ n: number }>(
        api.db.database.reader,
        "SELECT count(*)::int AS n FROM request_log WHERE path = '/v1/flood'",
      )
    )[0]!.n;
  expect(await count()).toBeGreaterThanOrEqual(5_000);
  expect(await count()).toBeLessThanOrEqual(10_000);
  expect((await key.get(`/v1/request-log/req_${flood[0]!.id}`)).status).toBe(404);
  const latest = (await key.get(`/v1/request-log/req_${flood.at(-1)!.id}`)).status;
  expect(latest).toBe(200);
  await api.app.get(RequestLogRepository, { strict: false }).prune(api.db.database.reader);
  expect(await count()).toBe(0);
});

test("what waits when the process is told to stop is still written", async () => {
  const requests = api.app.get(RequestLog, { strict: false });
  await key.get("/v1/tax-rates?limit=1");
  await requests.beforeApplicationShutdown();
  expect((await log("&path=/v1/tax-rates&status=200")).length).toBeGreaterThan(0);
});
