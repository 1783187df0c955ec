import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { Api, type Answer, type Json } from "../support/api.js";
import { addCard, invoicesOf, makeCustomer, subscribe } from "../support/billing.js";
import type { Environment } from "../support/environment.js";
import { balance } from "../support/ledger.js";
import { expectUntouched, mailsSent, paidCustomer, type PaidCustomer } from "../support/paid-customer.js";
import { Person } from "../support/person.js";
import { postWebhook, sentWebhooks } from "../support/provider-webhook.js";
import { expectRefusal, refused, tablesChangedBy } from "../support/refusals.js";
import { owner, stack } from "../support/stack.js";

let scene: PaidCustomer;
let env: Environment;
beforeAll(async () => {
  scene = await paidCustomer();
  ({ env } = scene);
});
afterAll(() => expectUntouched(scene));

const event = (id: string, type = "llm.tokens"): Json => ({
  id,
  type,
  customer: "nimbus",
  time: "2026-01-15T12:00:00Z",
  properties: { tokens: 5, model: "atlas-1", direction: "input" },
});

describe("a rule", () => {
  const broken = '{ "lines": [ { "code": "x", "amount": $$.params.price * } ] }';
  const span = { start: broken.indexOf("}"), end: expect.any(Number) };

  test.each(["check", "preview"])("with a syntax error shows the place (%s)", async (what) => {
    const problem = await refused(env, { status: 422, code: "rule.invalid", fields: ["ruleText"] }, () =>
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
    const problem = await refused(env, { status: 422, code: "price.invalid", fields }, () =>
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
  };
  test.each(Object.entries(endless))("that %s is stopped soon", async (_, ruleText) => {
    const answer = await env.send("POST", "/v1/rules/preview", { ruleText });
    const problem = expectRefusal(answer, {
      status: 422,
      code: "rule.budget_exceeded",
      fields: ["ruleText"],
    });
    expect(problem.errors?.[0]).toMatchObject({
      code: "budget_exceeded",
      span: { start: expect.any(Number), end: expect.any(Number) },
    });
    await refused(env, { status: 422, code: "price.invalid" }, () =>
      env.send("POST", "/v1/plans", planWith(ruleText)),
    );
    expect((await fetch(`${env.url}/healthz`)).status).toBe(200);
  });
});

test("a pattern that would backtrack for years is answered", async () => {
  const ruleText =
    '{ "lines": [{ "code": $contains("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", /^(a+)+$/) ? "a" : "b", "description": "Pattern", "amount": 1 }] }';
  const answer = await env.send("POST", "/v1/rules/preview", { ruleText });
  expect([answer.status, answer.body.lines?.[0].code ?? answer.body]).toEqual([200, "b"]);
});

describe("the clock", () => {
  test("does not move backwards", () =>
    refused(env, { status: 422, code: "clock.backwards", fields: ["to"] }, () =>
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
    refused(env, { status: 409, code: "subscription.exists", fields: ["startAt"] }, () =>
      env.send("POST", "/v1/subscriptions", {
        customer: "nimbus",
        plan: "scale",
        startAt: scene.subscription.startAt,
      }),
    ));

  test("to a plan in another currency", async () => {
    const american = await makeCustomer(env, { currency: "USD" });
    const problem = await refused(
      env,
      { status: 422, code: "subscription.currency_mismatch", fields: ["plan"] },
      () => env.send("POST", "/v1/subscriptions", { customer: american.id, plan: "scale" }),
    );
    expect(problem.detail).toMatch(/EUR.*USD/);
  });
});

describe("what is in use cannot be deleted", () => {
  test.each(["meters", "plans", "customers"])("%s", async (kind) => {
    const [found] = (await env.all(`/v1/${kind}`)).reverse();
    const problem = await refused(env, { status: 409, code: "resource.in_use" }, () =>
      env.send("DELETE", `/v1/${kind}/${found.id}`),
    );
    expect(problem.errors.length).toBeGreaterThan(0);
    for (const { field, message } of problem.errors) {
      expect(field).toBe("id");
      expect(message).toMatch(/^Used by .+/);
    }
  });

  test("a published plan version", async () => {
    const [version] = await env.all("/v1/plans/scale/versions");
    await refused(env, { status: 409, code: "plan_version.published" }, () =>
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
    await env.post("/v1/events", event("ping", "llm.counted_ping"));
    await refused(env, { status: 409, code: "meter.has_usage" }, () =>
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
    await refused(env, { status: 401, code }, () => post(key));
    expect((await post(key)).headers.get("www-authenticate")).toBe("Bearer");
  });

  test("that was revoked is refused from then on", async () => {
    const { id, key } = await owner.post("/v1/api-keys", { environment: env.id, name: "to be revoked" });
    expect((await new Api(env.url, key).send("GET", "/v1/customers")).status).toBe(200);
    await env.delete(`/v1/api-keys/${id}`);
    await refused(env, { status: 401, code: "access.key_unknown" }, () => post(key));
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
    refused(env, { status: 401, code: "webhook.signature_invalid" }, () =>
      postWebhook("evt_forged", forged, { secret: `whsec_${Buffer.alloc(32, 7).toString("base64")}` }),
    ));

  test("whose body was altered after it was signed", async () => {
    const altered = forged.replace("succeeded", "failed");
    await refused(env, { status: 401, code: "webhook.signature_invalid" }, () =>
      postWebhook("evt_forged", altered, { signed: forged }),
    );
  });

  test("that is ten minutes old", () =>
    refused(env, { status: 400, code: "webhook.too_old" }, () =>
      postWebhook("evt_late", forged, { sentAt: new Date(Date.now() - 600_000) }),
    ));

  test("that is signed and says nothing we know", () =>
    refused(env, { status: 400, code: "webhook.body_invalid" }, () => postWebhook("evt_odd", forged)));
});

describe("two who write at once", () => {
  test("an update of what was changed meanwhile", async () => {
    const read = await env.send("GET", "/v1/customers/nimbus");
    const etag = read.headers.get("etag") ?? "";
    await env.patch("/v1/customers/nimbus", { poNumber: "PO-1" }, { "if-match": etag });
    const problem = await refused(
      env,
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
    await refused(
      env,
      { status: 422, code: "idempotency.key_reused", fields: ["header.idempotency-key"] },
      () => create({ name: "Another desk" }),
    );
  });

  test("a refund asked for twice by one Idempotency-Key is paid out once", async () => {
    const other = await makeCustomer(env);
    await addCard(env, other.id, "pm_card_success");
    await subscribe(env, other.id);
    await env.settle();
    await mailsSent(env);
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
