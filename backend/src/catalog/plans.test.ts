import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { startTestApi, type TestApi } from "../platform/testing/test-api.js";
import { TestClient, type Answer } from "../platform/testing/test-client.js";

let api: TestApi;
let client: TestClient;
beforeAll(async () => {
  api = await startTestApi();
  client = new TestClient(api.url, api.credentials.apiKey);
  for (const [key, groupBy] of [
    ["tokens", ["model"]],
    ["calls", []],
  ]) {
    await client.post("/v1/meters", {
      key,
      name: "Meter",
      eventType: "e",
      aggregation: "sum",
      valueProperty: "n",
      groupBy,
    });
  }
});
afterAll(() => api.stop());

const base = {
  key: "base",
  name: "Base fee",
  template: "flat",
  timing: "in_advance",
  params: { amount: "29.00" },
};
const usage = {
  key: "usage",
  name: "Tokens",
  template: "per_unit",
  meter: "tokens",
  params: { unitAmount: "3", per: "1000000" },
};
const ruleText = `/* what it costs */ { "lines": [{ "code": "calls", "description": "Calls", "amount": $$.usage.calls.quantity * $$.params.each }] }`;
const written = { key: "calls", name: "Calls", ruleText, params: { each: "0.01" } };

const version = (prices: object[], more: object = {}) => ({ currency: "EUR", prices, ...more });
const createPlan = (key: string, first?: object): Promise<Answer> =>
  client.post("/v1/plans", { key, name: "Plan", ...(first ? { version: first } : {}) });
const errorsOf = ({ body }: Answer) =>
  body.errors as { field: string; code: string; span?: { start: number; end: number } }[];

describe("a plan", () => {
  test("gets a first version with three prices in one request", async () => {
    const answer = await createPlan("pro", version([base, usage, written], { publish: true }));
    expect(answer.status).toBe(201);
    const { latestVersion, draft } = answer.body;
    expect(draft).toBeNull();
    expect(latestVersion).toMatchObject({
      number: 1,
      status: "published",
      interval: "month",
      anchor: "calendar",
    });
    const [first, second, third] = latestVersion.prices;
    expect(first).toMatchObject({ key: "base", template: "flat", meterKeys: [], timing: "in_advance" });
    expect(second).toMatchObject({
      meter: "tokens",
      meterKeys: ["tokens"],
      rounding: "half-up",
      taxable: true,
    });
    expect(second.ruleText).toContain("$$.usage.tokens.quantity");
    expect(third).toMatchObject({ template: null, meterKeys: ["calls"], params: { each: "0.01" } });
    expect(third.ruleText).toContain("what it costs");
    expect((await client.get("/v1/plans/pro")).body).toEqual(answer.body);
    expect((await client.get(`/v1/plans/${answer.body.id}`)).body).toEqual(answer.body);
  });

  test("with a key that is taken is refused, and nothing of it stays", async () => {
    await createPlan("taken");
    expect((await createPlan("taken", version([base]))).body.code).toBe("plan.key_taken");
    expect((await client.get("/v1/plans/taken")).body.draft).toBeNull();
  });

  test("is found by its name or key, page by page", async () => {
    for (const key of ["zeta-1", "zeta-2", "zeta-3"]) await createPlan(key);
    const first = await client.get("/v1/plans?search=ZETA&limit=2");
    expect(first.body.data.map((plan: { key: string }) => plan.key)).toEqual(["zeta-3", "zeta-2"]);
    const second = await client.get(`/v1/plans?search=zeta&limit=2&cursor=${first.body.nextCursor}`);
    expect(second.body.data.map((plan: { key: string }) => plan.key)).toEqual(["zeta-1"]);
    expect(second.body.nextCursor).toBeNull();
  });

  test("is found by what it is sold in: its latest published version's currency", async () => {
    await createPlan("sold-eur", version([base], { currency: "EUR", publish: true }));
    await createPlan("sold-usd", version([base], { currency: "USD", publish: true }));
    await createPlan("sold-not", version([base]));
    const found = async (query: string) =>
      (await client.get(`/v1/plans?search=sold-&${query}`)).body.data.map(
        (plan: { key: string }) => plan.key,
      );
    expect(await found("sold=true")).toEqual(["sold-usd", "sold-eur"]);
    expect(await found("currency=EUR")).toEqual(["sold-eur"]);
    expect(await found("limit=25")).toEqual(["sold-not", "sold-usd", "sold-eur"]);
  });

  test("that was published cannot be deleted, and says by what it is used; a draft goes with its plan", async () => {
    await createPlan("kept", version([base], { publish: true }));
    const refused = await client.send("DELETE", "/v1/plans/kept");
    expect(refused.status).toBe(409);
    expect(refused.body.errors[0].message).toMatch(/^Used by 1 plan version \(plv_/);
    await createPlan("gone", version([usage]));
    expect((await client.send("DELETE", "/v1/plans/gone")).status).toBe(204);
    expect((await client.get("/v1/plans/gone")).status).toBe(404);
  });

  test("archived, it gets no more versions until it is restored", async () => {
    await createPlan("old");
    await client.post("/v1/plans/old/archive");
    expect((await client.post("/v1/plans/old/versions", version([base]))).body.code).toBe("plan.archived");
    expect((await client.post("/v1/plans/old/restore")).body.archivedAt).toBeNull();
    expect((await client.post("/v1/plans/old/versions", version([base]))).status).toBe(201);
  });
});

describe("a version", () => {
  test("is a draft that changes, then published and frozen", async () => {
    await createPlan("grows");
    const draft = (await client.post("/v1/plans/grows/versions", version([base]))).body;
    const path = `/v1/plan-versions/${draft.id}`;
    const changed = await client.send(
      "PATCH",
      path,
      { interval: "quarter", prices: [base, usage] },
      { "if-match": '"1"' },
    );
    expect(changed.body).toMatchObject({ interval: "quarter", currency: "EUR", version: 2 });
    expect(changed.body.prices).toHaveLength(2);
    expect((await client.send("PATCH", path, { interval: "year" }, { "if-match": '"1"' })).status).toBe(412);
    expect((await client.post("/v1/plans/grows/versions", version([base]))).body.code).toBe(
      "plan_version.draft_exists",
    );

    expect((await client.post(`${path}/publish`)).body.status).toBe("published");
    expect((await client.post(`${path}/publish`)).body.code).toBe("state.not_allowed");
    expect((await client.send("PATCH", path, { interval: "year" })).body.code).toBe("plan_version.published");
    expect((await client.send("DELETE", path)).body.code).toBe("plan_version.published");

    const second = (await client.post("/v1/plans/grows/versions", version([usage], { publish: true }))).body;
    expect(second.number).toBe(2);
    const list = await client.get("/v1/plans/grows/versions?limit=1");
    expect(list.body.data[0].id).toBe(second.id);
    const next = await client.get(`/v1/plans/grows/versions?cursor=${list.body.nextCursor}`);
    expect(next.body.data.map((one: { number: number }) => one.number)).toEqual([1]);
  });

  test("published, withstands even SQL", async () => {
    const { latestVersion } = (await createPlan("frozen", version([usage], { publish: true }))).body;
    expect(latestVersion.status).toBe("published");
    const sql = (text: string): Promise<unknown> => api.db.database.reader.query(text);
    await expect(sql("UPDATE price SET params = '{}' WHERE key = 'usage'")).rejects.toThrow(/never change/);
    await expect(sql("DELETE FROM price WHERE key = 'usage'")).rejects.toThrow(/never change/);
    await expect(sql("UPDATE plan_version SET currency = 'USD' WHERE status = 'published'")).rejects.toThrow(
      /never changes/,
    );
    await expect(sql("UPDATE rule_version SET text = ''")).rejects.toThrow(/never changes/);
  });

  test("shares a rule with every price of the same text", async () => {
    const ruleIds = async (key: string, price: object): Promise<string[]> => {
      const { draft } = (await createPlan(key, version([price]))).body;
      return draft.prices.map((one: { ruleVersionId: string }) => one.ruleVersionId);
    };
    const first = await ruleIds("share-1", written);
    expect(await ruleIds("share-2", { ...written, params: { each: "0.02" } })).toEqual(first);
    // Another comment: the same meaning and hash, but each keeps the text as it was written.
    const other = await createPlan(
      "share-3",
      version([{ ...written, ruleText: ruleText.replace("what", "all") }]),
    );
    const [price] = other.body.draft.prices;
    expect(price.ruleVersionId).not.toBe(first[0]);
    const rule = await client.get(`/v1/rule-versions/${first[0]}`);
    expect(rule.body.ruleHash).toBe(price.ruleHash);
    expect(rule.body.ruleText).toContain("what it costs");
  });
});

describe("prices that cannot be sold", () => {
  test("are all told at once, each with its place in the text", async () => {
    const answer = await createPlan(
      "broken",
      version([
        { ...written, key: "one", ruleText: "{ 'lines': [1 + ] }" },
        { ...usage, key: "two", meter: "nope" },
        {
          ...usage,
          key: "three",
          template: "graduated",
          params: { tiers: [{ upTo: "10", unitAmount: "x" }] },
        },
        { ...usage, key: "four", timing: "in_advance" },
        { ...written, key: "five", ruleText: "$nothing", params: {} },
      ]),
    );
    expect(answer.status).toBe(422);
    expect(answer.body.code).toBe("price.invalid");
    const found = errorsOf(answer);
    expect(found.map((error) => error.field)).toEqual([
      "version.prices[0].ruleText",
      "version.prices[1].meter",
      "version.prices[2].params.tiers[0].unitAmount",
      "version.prices[2].params.tiers[0].upTo",
      "version.prices[3].timing",
      "version.prices[4].ruleText",
    ]);
    expect(found[0]?.span?.start).toBe(16);
    expect(found[4]?.code).toBe("usage_in_advance");
    expect((await client.get("/v1/plans/broken")).status).toBe(404);
  });

  test.each([
    ["both a template and a text", { ...usage, ruleText }, "version.prices[0].ruleText"],
    ["neither", { key: "x", name: "X" }, "version.prices[0].template"],
    ["a text with template options", { ...written, meter: "calls" }, "version.prices[0].meter"],
    ["a key used twice", { ...base, key: "base" }, "version.prices[1].key"],
    [
      "a parameter no one reads",
      { ...written, params: { each: "1", other: "2" } },
      "version.prices[0].ruleText",
    ],
    ["a parameter that is missing", { ...written, params: {} }, "version.prices[0].ruleText"],
    [
      "any meter at all",
      { ...written, ruleText: '{ "lines": $count($keys($$.usage)) }', params: {} },
      "version.prices[0].ruleText",
    ],
  ])("because of %s", async (_, price, field) => {
    const answer = await createPlan("refused", version([price, base]));
    expect(answer.status).toBe(422);
    expect(errorsOf(answer).map((error) => error.field)).toContain(field);
  });

  test.each([
    ["loops without end", "($f := function($n) { $f($n + 1) }; $f(0))", "P0103"],
    ["counts to a billion", "{ 'lines': $sum([1..1000000000]) }", "budget_exceeded"],
    ["allocates without end", `{ 'lines': $length($pad("x", 200000000)) }`, "budget_exceeded"],
    ["gives no lines", "{ 'line': 1 }", "invalid_rule_output"],
  ])("because the rule %s", async (_, text, code) => {
    const answer = await createPlan(
      "endless",
      version([{ key: "x", name: "X", ruleText: text, params: {} }]),
    );
    expect(answer.status).toBe(422);
    expect(errorsOf(answer).map((error) => error.code)).toContain(code);
  });

  test("because the meter was archived between draft and publication", async () => {
    const meter = (
      await client.post("/v1/meters", { key: "fleeting", name: "M", eventType: "e", aggregation: "count" })
    ).body;
    const { draft } = (await createPlan("late", version([{ ...usage, meter: "fleeting" }]))).body;
    await client.post(`/v1/meters/${meter.id}/archive`);
    const answer = await client.post(`/v1/plan-versions/${draft.id}/publish`);
    expect(errorsOf(answer)).toMatchObject([{ field: "prices[0].meter", code: "archived_meter" }]);
    expect((await client.get(`/v1/plan-versions/${draft.id}`)).body.status).toBe("draft");
  });
});
