import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { Api, type Answer, type Json } from "../support/api.js";
import { addCard, invoicesOf, makeCatalog, makeCustomer, postTokens, subscribe } from "../support/billing.js";
import { newEnvironment, type Environment } from "../support/environment.js";
import { balance, brokenInvariants } from "../support/ledger.js";
import { Person } from "../support/person.js";
import { postWebhook, sentWebhooks } from "../support/provider-webhook.js";
import { expectRefusal, tablesChangedBy } from "../support/refusals.js";
import { owner, stack } from "../support/stack.js";

const JSON_BODY = { "content-type": "application/json" };
const NOW = "2026-01-15T12:00:00Z";

let env: Environment;
let customer: Json;
let subscription: Json;

// One customer with 1 000 tokens and a paid fee of 26.87 (49.00 × 17 / 31). Whatever is sent here, that is what stays.
beforeAll(async () => {
  env = await newEnvironment({ clockStart: "2026-01-15T12:00:00.000Z" });
  await makeCatalog(env);
  customer = await makeCustomer(env, { externalId: "nimbus" });
  await addCard(env, customer.id, "pm_card_success");
  subscription = await subscribe(env, customer.id);
  await postTokens(env, customer.id, NOW, [1000]);
  await env.settle();
});
afterAll(async () => {
  expect(await brokenInvariants(env)).toEqual([]);
  expect((await invoicesOf(env, customer.id)).map(({ total, status }) => [total, status])).toEqual([
    ["26.87", "paid"],
  ]);
  expect(await balance(env, "cash")).toBe("26.87");
  expect(await tokensOf(customer.id)).toBe("1000");
});

async function tokensOf(reference: string): Promise<string> {
  const usage = await env.get(`/v1/usage?customer=${reference}&meter=tokens&start=2026-01-01T00:00:00Z`);
  return usage.total.quantity;
}

/** A refusal after which every row of the environment is as it was. */
async function refused(
  expected: { status: number; code: string; fields?: string[] },
  send: () => Promise<Answer<Json>>,
): Promise<Json> {
  let problem: Json;
  expect(await tablesChangedBy(env, async () => (problem = expectRefusal(await send(), expected)))).toEqual(
    [],
  );
  return problem;
}

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

/** A rejected event says why, where and what to do, and is not kept. */
async function rejected(body: unknown, code: string, field: string): Promise<void> {
  const changed = await tablesChangedBy(env, async () => {
    const result = await answerTo(body);
    expect(result).toMatchObject({ status: "rejected", problem: { code, field } });
    expect(result.problem.cause).toMatch(/\S \S/);
    expect(result.problem.remedy).toMatch(/\S \S/);
  });
  expect(changed).toEqual([]);
}

describe("a request that cannot be read as a whole", () => {
  test.each(["/v1/events", "/v1/rules/preview"])("malformed JSON at %s", async (path) => {
    await refused(
      { status: 400, code: path === "/v1/events" ? "events.malformed" : "request.malformed" },
      () => env.send("POST", path, '[{"id": "a", ]', JSON_BODY),
    );
  });

  test("malformed JSON where no event is", async () => {
    await refused({ status: 400, code: "request.malformed" }, () =>
      env.send("POST", "/v1/customers", '{"name": "Nimbus"', JSON_BODY),
    );
  });

  test.each(["NaN", "Infinity"])("%s, which JSON does not have", async (lexeme) => {
    await refused({ status: 400, code: "events.malformed" }, () => sendEvents(withTokens("nan", lexeme)));
  });

  test("10 001 events", async () => {
    const events = Array.from({ length: 10_001 }, (_, index) => event(`many-${index}`));
    const problem = await refused({ status: 413, code: "events.too_many" }, () => sendEvents(events));
    expect(problem.detail).toContain("10001");
  });

  test.each(["/v1/events", "/v1/customers"])("a body over the limit at %s", async (path) => {
    const body = JSON.stringify({ name: "x".repeat(17 * 1024 * 1024) });
    await refused({ status: 413, code: "request.too_large" }, () => env.send("POST", path, body, JSON_BODY));
  });

  test("every wrong field of a body is told at once", async () => {
    await refused(
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
  const { id } = await subscribe(env, precise.id);
  const long = "1234567890.123456789012345678901234567891"; // the sum below keeps its last digit, a double would not
  const events = ["40-a", "40-b"].map((each) => withTokens(each, long).replace("nimbus", "precise"));
  const { results } = await env.post("/v1/events", `[${events.join(",")}]`, JSON_BODY);
  expect(results.map(({ status }: Json) => status)).toEqual(["accepted", "accepted"]);
  expect(await tokensOf("precise")).toBe("2469135780.246913578024691357802469135782");
  const upcoming = await env.get(`/v1/subscriptions/${id}/upcoming-invoice`);
  const line = upcoming.soFar.lines.find(({ price }: Json) => price.key === "tokens");
  // × 0.001, and rounded once
  expect(line).toMatchObject({
    preciseAmount: "2469135.780246913578024691357802469135782",
    amount: "2469135.78",
  });
});

describe("a rule", () => {
  const broken = '{ "lines": [ { "code": "x", "amount": $$.params.price * } ] }';
  const span = { start: broken.indexOf("}"), end: expect.any(Number) };

  test.each(["check", "preview"])("with a syntax error shows the place (%s)", async (what) => {
    const problem = await refused({ status: 422, code: "rule.invalid", fields: ["ruleText"] }, () =>
      env.send("POST", `/v1/rules/${what}`, { ruleText: broken }),
    );
    expect(problem.errors[0].span).toEqual(span);
  });

  const planWith = (ruleText: string): Json => ({
    key: "broken",
    name: "Broken",
    version: {
      currency: "EUR",
      publish: true,
      prices: [
        { key: "x", name: "X", timing: "in_arrears", ruleText },
        { key: "y", name: "Y", timing: "in_arrears", ruleText },
      ],
    },
  });

  test("with a syntax error cannot be sold: every price of the plan is told", async () => {
    const fields = ["version.prices[0].ruleText", "version.prices[1].ruleText"];
    const problem = await refused({ status: 422, code: "price.invalid", fields }, () =>
      env.send("POST", "/v1/plans", planWith(broken)),
    );
    expect(problem.errors[1].span).toEqual(span);
  });

  const endless = {
    "calls itself without end": "( $f := function($n) { $f($n + 1) }; $f(0) )",
    "nests calls without end": "( $f := function($n) { 1 + $f($n + 1) }; $f(0) )",
    "builds an endless list": "$sum($map([1..400000], function($n) { $sum([1..$n]) }))",
    "doubles a text without end": '( $f := function($s) { $f($s & $s) }; $f("ab") )',
    "grows a number without end": "( $f := function($n) { $f($n * $n) }; $f(1.1) )",
    "backtracks in a pattern": '$match("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", /^(a+)+$/)',
  };
  test.each(Object.entries(endless))("that %s is stopped soon", async (_, ruleText) => {
    const started = performance.now();
    const answer = await env.send("POST", "/v1/rules/preview", { ruleText });
    // 100 ms on a machine of its own; this one may be busy.
    expect(performance.now() - started).toBeLessThan(5_000);
    if (!ruleText.includes("$match")) {
      const problem = expectRefusal(answer, {
        status: 422,
        code: "rule.budget_exceeded",
        fields: ["ruleText"],
      });
      expect(problem.errors?.[0]).toMatchObject({
        code: "budget_exceeded",
        span: { start: expect.any(Number), end: expect.any(Number) },
      });
    } else expectRefusal(answer, { status: answer.status, code: answer.body.code });
    await refused({ status: 422, code: "price.invalid" }, () =>
      env.send("POST", "/v1/plans", planWith(ruleText)),
    );
    expect((await fetch(`${env.url}/healthz`)).status).toBe(200);
  });
});

describe("the clock", () => {
  test("does not move backwards", () =>
    refused({ status: 422, code: "clock.backwards", fields: ["to"] }, () =>
      env.send("POST", "/v1/clock/advance", { to: "2026-01-01T00:00:00Z" }),
    ));

  test("of a live environment does not move at all", async () => {
    const person = await Person.signIn(owner.url, stack.credentials());
    const name = `live ${Math.random().toString(36).slice(2, 10)}`;
    const live = await person.post("/v1/environments", { name, mode: "live" });
    person.environment = live.id;
    const answer = await person.send("POST", "/v1/clock/advance", { by: "P1M" });
    expectRefusal(answer, { status: 409, code: "clock.live" });
    expect(Date.parse((await person.get("/v1/clock")).now)).toBeLessThan(Date.now() + 60_000);
  });
});

describe("a subscription", () => {
  test("that the customer has already, to the same plan and start", () =>
    refused({ status: 409, code: "subscription.exists", fields: ["startAt"] }, () =>
      env.send("POST", "/v1/subscriptions", {
        customer: "nimbus",
        plan: "scale",
        startAt: subscription.startAt,
      }),
    ));

  test("to a plan in another currency", async () => {
    const american = await makeCustomer(env, { currency: "USD" });
    const problem = await refused(
      { status: 422, code: "subscription.currency_mismatch", fields: ["plan"] },
      () => env.send("POST", "/v1/subscriptions", { customer: american.id, plan: "scale" }),
    );
    expect(problem.detail).toMatch(/EUR.*USD/);
  });
});

describe("what is in use cannot be deleted", () => {
  test.each(["meters", "plans", "customers"])("%s", async (kind) => {
    const [found] = (await env.all(`/v1/${kind}`)).reverse();
    const problem = await refused({ status: 409, code: "resource.in_use", fields: ["id"] }, () =>
      env.send("DELETE", `/v1/${kind}/${found.id}`),
    );
    expect(problem.errors[0].message).toMatch(/^Used by .+/);
  });

  test("a published plan version", async () => {
    const [version] = await env.all("/v1/plans/scale/versions");
    await refused({ status: 409, code: "plan_version.published" }, () =>
      env.send("DELETE", `/v1/plan-versions/${version.id}`),
    );
  });

  test("a meter that no price uses any more, but that counted events", async () => {
    const meter = await env.post("/v1/meters", {
      key: "pings",
      name: "Pings",
      eventType: "llm.counted_ping",
      aggregation: "count",
    });
    await env.post("/v1/events", event("ping", { type: "llm.counted_ping" }));
    await refused({ status: 409, code: "meter.has_usage" }, () =>
      env.send("DELETE", `/v1/meters/${meter.id}`),
    );
  });
});

describe("a key", () => {
  const post = (key: string): Promise<Answer<Json>> =>
    new Api(env.url, key).send("POST", "/v1/events", event("stranger"));

  test.each([
    ["that is unknown", `atlas_test_${"x".repeat(40)}`, "access.key_unknown"],
    ["that is no key", "hello", "access.key_unknown"],
    ["that is missing", "", "access.credentials_missing"],
  ])("%s", async (_, key, code) => {
    await refused({ status: 401, code }, () => post(key));
    expect((await post(key)).headers.get("www-authenticate")).toBe("Bearer");
  });

  test("that was revoked is refused from then on", async () => {
    const { id, key } = await owner.post("/v1/api-keys", { environment: env.id, name: "to be revoked" });
    expect((await new Api(env.url, key).send("GET", "/v1/customers")).status).toBe(200);
    await env.delete(`/v1/api-keys/${id}`);
    await refused({ status: 401, code: "access.key_unknown" }, () => post(key));
  });
});

describe("a webhook of the provider", () => {
  test("that came already changes nothing, however often it comes", async () => {
    const [sent] = await sentWebhooks(env);
    if (!sent) throw new Error("the provider sent no webhook for the fee");
    await env.until(
      "the first delivery",
      async () => (await postWebhook(sent.id, sent.payload)).status === 200,
    );
    const changed = await tablesChangedBy(env, async () => {
      for (let time = 0; time < 3; time++) {
        const answer = await postWebhook(sent.id, sent.payload);
        expect([answer.status, answer.body]).toEqual([200, { status: "duplicate" }]);
      }
    });
    expect(changed).toEqual([]);
  });

  const forged = JSON.stringify({
    id: "evt_forged",
    type: "charge.succeeded",
    timestamp: new Date().toISOString(),
    data: {},
  });

  test("with a signature of another secret", () =>
    refused({ status: 401, code: "webhook.signature_invalid" }, () =>
      postWebhook("evt_forged", forged, { secret: `whsec_${Buffer.alloc(32, 7).toString("base64")}` }),
    ));

  test("whose body was altered after it was signed", async () => {
    const [sent] = await sentWebhooks(env);
    const altered = new Api(env.url, "");
    await refused({ status: 401, code: "webhook.signature_invalid" }, () =>
      altered.send("POST", "/v1/provider-webhooks/simulated", `${sent?.payload} `, {
        ...JSON_BODY,
        "webhook-id": sent?.id ?? "",
        "webhook-timestamp": String(Math.floor(Date.now() / 1000)),
        "webhook-signature": "v1,AAAA",
      }),
    );
  });

  test("that is ten minutes old", () =>
    refused({ status: 400, code: "webhook.too_old" }, () =>
      postWebhook("evt_late", forged, { sentAt: new Date(Date.now() - 600_000) }),
    ));

  test("that is signed and says nothing we know", () =>
    refused({ status: 400, code: "webhook.body_invalid" }, () => postWebhook("evt_odd", forged)));
});

describe("two who write at once", () => {
  test("an update of what was changed meanwhile", async () => {
    const read = await env.send("GET", "/v1/customers/nimbus");
    const etag = read.headers.get("etag") ?? "";
    await env.patch("/v1/customers/nimbus", { poNumber: "PO-1" }, { "if-match": etag });
    const problem = await refused(
      { status: 412, code: "request.stale_version", fields: ["header.if-match"] },
      () => env.send("PATCH", "/v1/customers/nimbus", { poNumber: "PO-2" }, { "if-match": etag }),
    );
    expect(problem.remedy).toMatch(/ETag/);
    expect((await env.get("/v1/customers/nimbus")).poNumber).toBe("PO-1");
  });

  test("an Idempotency-Key gives the first answer again, and is not for another body", async () => {
    const key = { "idempotency-key": "one-off-1" };
    const body = { customer: "nimbus", name: "Support desk" };
    const create = (more: Json = {}): Promise<Answer<Json>> =>
      env.send("POST", "/v1/customers", { name: body.name, currency: "EUR", ...more }, key);
    const first = await create();
    expect(first.status).toBe(201);

    const changed = await tablesChangedBy(env, async () => {
      const again = await create();
      expect([again.status, again.body]).toEqual([201, first.body]);
      expect(again.headers.get("idempotency-replayed")).toBe("true");
      expect(again.headers.get("etag")).toBe(first.headers.get("etag"));
    });
    expect(changed).toEqual([]);
    await refused({ status: 422, code: "idempotency.key_reused", fields: ["header.idempotency-key"] }, () =>
      create({ name: "Another desk" }),
    );
  });

  test("a refund asked for twice by one Idempotency-Key is paid out once", async () => {
    const other = await makeCustomer(env);
    await addCard(env, other.id, "pm_card_success");
    await subscribe(env, other.id);
    await env.settle();
    const cash = await balance(env, "cash");
    const [invoice] = await invoicesOf(env, other.id);
    const body = { invoice: invoice.id, amount: "26.87", reason: "Mistaken order" };
    const key = { "idempotency-key": "refund-1" };
    const answers = await Promise.all([1, 2, 3].map(() => env.send("POST", "/v1/refunds", body, key)));
    for (const { status, body: problem } of answers.filter((answer) => answer.status !== 201))
      expect([status, problem.code]).toEqual([409, "idempotency.in_progress"]);
    expect(answers.some(({ status }) => status === 201)).toBe(true);
    const { body: refund } = await env.send("POST", "/v1/refunds", body, key);
    await env.until("the refund", async () => {
      return (await env.get(`/v1/refunds/${refund.id}`)).status === "succeeded";
    });
    expect(await env.all(`/v1/refunds?invoice=${invoice.id}`)).toHaveLength(1);
    expect([cash, await balance(env, "cash")]).toEqual(["53.74", "26.87"]); // 2 × 26.87
    const reused = await env.send("POST", "/v1/refunds", { ...body, amount: "1.00" }, key);
    expectRefusal(reused, { status: 422, code: "idempotency.key_reused" });
  });
});
