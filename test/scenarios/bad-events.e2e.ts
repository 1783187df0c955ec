import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Answer, Json } from "../support/api.js";
import { makeCustomer, subscribe } from "../support/billing.js";
import type { Environment } from "../support/environment.js";
import { expectUntouched, paidCustomer, tokensOf, type PaidCustomer } from "../support/paid-customer.js";
import { refused, tablesChangedBy } from "../support/refusals.js";

const JSON_BODY = { "content-type": "application/json" };
const NOW = "2026-01-15T12:00:00Z";

let scene: PaidCustomer;
let env: Environment;
beforeAll(async () => {
  scene = await paidCustomer();
  ({ env } = scene);
});
afterAll(() => expectUntouched(scene));

const event = (id: string, more: Json = {}): Json => ({
  id,
  type: "llm.tokens",
  customer: "nimbus",
  time: NOW,
  properties: { tokens: 5, model: "atlas-1", direction: "input" },
  ...more,
});

/** One event as raw JSON, so that a number is sent exactly as written. */
const withTokens = (id: string, lexeme: string): string =>
  JSON.stringify(event(id, { properties: { tokens: "?", model: "atlas-1", direction: "input" } })).replace(
    '"?"',
    lexeme,
  );

const sendEvents = (body: unknown, headers = JSON_BODY): Promise<Answer<Json>> =>
  env.send("POST", "/v1/events", body, headers);

/** The answer to the one event of a request. */
async function answerTo(body: unknown): Promise<Json> {
  const answer = await sendEvents(body);
  expect(answer.status).toBe(200);
  expect(answer.body.results).toHaveLength(1);
  return answer.body.results[0];
}

/** A rejected event says why, where and what to do, and is not kept: only that one was rejected is counted. */
async function rejected(body: unknown, code: string, field: string): Promise<void> {
  const changed = await tablesChangedBy(env, async () => {
    const result = await answerTo(body);
    expect(result).toMatchObject({ status: "rejected", problem: { code, field } });
    expect(result.problem.cause).toMatch(/\S \S/);
    expect(result.problem.remedy).toMatch(/\S \S/);
  });
  expect(changed).toEqual(["ingest_tally"]);
}

describe("a request that cannot be read as a whole", () => {
  test.each(["/v1/events", "/v1/rules/preview"])("malformed JSON at %s", async (path) => {
    await refused(
      env,
      { status: 400, code: path === "/v1/events" ? "events.malformed" : "request.malformed" },
      () => env.send("POST", path, '[{"id": "a", ]', JSON_BODY),
    );
  });

  test("malformed JSON where no event is", async () => {
    await refused(env, { status: 400, code: "request.malformed" }, () =>
      env.send("POST", "/v1/customers", '{"name": "Nimbus"', JSON_BODY),
    );
  });

  test.each(["NaN", "Infinity"])("%s, which JSON does not have", async (lexeme) => {
    await refused(env, { status: 400, code: "events.malformed" }, () =>
      sendEvents(withTokens("nan", lexeme)),
    );
  });

  test("10 001 events", async () => {
    const events = Array.from({ length: 10_001 }, (_, index) => event(`many-${index}`));
    const problem = await refused(env, { status: 413, code: "events.too_many" }, () => sendEvents(events));
    expect(problem.detail).toContain("10001");
  });

  test.each(["/v1/events", "/v1/customers"])("a body over the limit at %s", async (path) => {
    const body = JSON.stringify({ name: "x".repeat(17 * 1024 * 1024) });
    await refused(env, { status: 413, code: "request.too_large" }, () =>
      env.send("POST", path, body, JSON_BODY),
    );
  });

  test("every wrong field of a body is told at once", async () => {
    await refused(
      env,
      { status: 422, code: "request.invalid", fields: ["currency", "email", "name", "timeZone"] },
      () =>
        env.send("POST", "/v1/customers", { name: "", email: "no", currency: "euro", timeZone: "Mars/Base" }),
    );
  });
});

describe("one bad event", () => {
  test("whose number is text is kept in quarantine and counts nothing", async () => {
    const changed = await tablesChangedBy(env, async () => {
      const result = await answerTo(withTokens("text", '"1200"'));
      expect(result).toMatchObject({
        status: "quarantined",
        problem: { code: "event.not_aggregatable", field: "properties.tokens" },
      });
      expect(result.problem.remedy).toMatch(/replay/);
    });
    expect(changed.filter((table) => /invoice|ledger|usage|rated|payment|reading/.test(table))).toEqual([]);
    expect(changed).toContain("quarantined_event");
  });

  test("with a number of 61 digits", () =>
    rejected(withTokens("long", `1${"0".repeat(60)}`), "event.too_many_digits", "properties.tokens"));

  test("whose time lies far in the future", () =>
    rejected(event("future", { time: "2031-01-01T00:00:00Z" }), "event.in_future", "time"));

  test("with several faults: all of them", async () => {
    const { problem } = await answerTo({ id: 5, time: "yesterday", properties: [], colour: "red" });
    expect(problem.all.map((each: Json) => each.field).sort()).toEqual([
      "colour",
      "customer",
      "id",
      "properties",
      "time",
      "type",
    ]);
  });

  test("in NDJSON is rejected alone", async () => {
    const lines = [JSON.stringify(event("ndjson", { type: "llm.ping" })), withTokens("line", "NaN"), "7"];
    const answer = await sendEvents(lines.join("\n"), { "content-type": "application/x-ndjson" });
    expect(answer.body.results).toMatchObject([
      { status: "accepted" },
      { status: "rejected", problem: { code: "event.malformed" } },
      { status: "rejected", problem: { code: "event.malformed" } },
    ]);
  });

  test("of a type that no meter counts is accepted, and said to be unmatched", async () => {
    expect(await answerTo(event("unmatched", { type: "llm.unheard_of" }))).toMatchObject({
      status: "accepted",
      unmatched: true,
    });
    const listed = await env.get("/v1/events?unmatched=true&type=llm.unheard_of");
    expect(listed.data.map(({ id }: Json) => id)).toEqual(["unmatched"]);
  });
});

test("a number of 40 digits is counted and billed to its last digit", async () => {
  const precise = await makeCustomer(env, { externalId: "precise" });
  const { id } = await subscribe(env, precise.id, { startAt: "2026-01-15" });
  await env.settle();
  const long = "1234567890.123456789012345678901234567891"; // the sum below keeps its last digit, a double would not
  const events = ["40-a", "40-b"].map((each) => withTokens(each, long).replace("nimbus", "precise"));
  const { results } = await env.post("/v1/events", `[${events.join(",")}]`, JSON_BODY);
  expect(results.map(({ status }: Json) => status)).toEqual(["accepted", "accepted"]);
  expect(await tokensOf(env, "precise")).toBe("2469135780.246913578024691357802469135782");
  const upcoming = await env.get(`/v1/subscriptions/${id}/upcoming-invoice`);
  const line = upcoming.soFar.lines.find(({ price }: Json) => price.key === "tokens");
  // × 0.001 / 1 per unit: a quotient has 34 significant digits; then rounded once to the cent
  expect(line).toMatchObject({
    quantity: "2469135780.246913578024691357802469135782",
    preciseAmount: "2469135.780246913578024691357802469",
    amount: "2469135.78",
  });
});
