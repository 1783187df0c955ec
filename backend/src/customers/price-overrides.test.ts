import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { startTestApi, type TestApi } from "../platform/testing/test-api.js";
import { TestClient, type Answer } from "../platform/testing/test-client.js";

let api: TestApi;
let client: TestClient;
beforeAll(async () => {
  api = await startTestApi();
  client = new TestClient(api.url, api.credentials.apiKey);
  await client.post("/v1/meters", { key: "tokens", name: "Tokens", eventType: "e", aggregation: "count" });
  const prices = [
    {
      key: "tokens",
      name: "Tokens",
      template: "per_unit",
      meter: "tokens",
      params: { unitAmount: "3", per: "1000" },
    },
  ];
  await client.post("/v1/plans", {
    key: "pro",
    name: "Pro",
    version: { currency: "EUR", prices, publish: true },
  });
  await client.post("/v1/customers", { name: "Acme", currency: "EUR", externalId: "acme" });
});
afterAll(() => api.stop());

const path = "/v1/customers/acme/price-overrides";
const put = (params: object, headers = {}, to = `${path}/pro/tokens`): Promise<Answer> =>
  client.send("PUT", to, { params }, headers);

describe("a price override", () => {
  test("is set, replaced, listed and removed", async () => {
    const set = await put({ unitAmount: "2.40" });
    expect(set.status).toBe(200);
    expect(set.body).toMatchObject({ priceKey: "tokens", params: { unitAmount: "2.40" }, version: 1 });
    const replaced = await put({ unitAmount: "2.30", per: "500" }, { "if-match": '"1"' });
    expect(replaced.body).toMatchObject({ params: { unitAmount: "2.30", per: "500" }, version: 2 });
    expect((await put({ unitAmount: "1" }, { "if-match": '"1"' })).status).toBe(412);
    expect((await client.get(`${path}?plan=pro`)).body.data).toEqual([replaced.body]);
    expect((await client.send("DELETE", `${path}/pro/tokens`)).status).toBe(204);
    expect((await client.get(path)).body.data).toEqual([]);
    expect((await client.send("DELETE", `${path}/pro/tokens`)).body.code).toBe("price_override.not_found");
  });

  test.each([
    [{ unitAmount: "free" }, "params.unitAmount"],
    [{ minimum: "10" }, "params.minimum"],
    [{ per: "0" }, "params.per"],
  ])("with %j is refused: the price would not work, or not change", async (params, field) => {
    const answer = await put(params);
    expect(answer.status).toBe(422);
    expect(answer.body.code).toBe("price_override.invalid");
    expect(answer.body.errors[0].field).toBe(field);
    expect((await client.get(path)).body.data).toEqual([]);
  });

  test("of what is not there is refused", async () => {
    expect((await put({ unitAmount: "1" }, {}, `${path}/pro/nope`)).body.code).toBe(
      "price_override.unknown_price",
    );
    expect((await put({ unitAmount: "1" }, {}, `${path}/nope/tokens`)).body.code).toBe("plan.not_found");
    expect(
      (await put({ unitAmount: "1" }, {}, "/v1/customers/nope/price-overrides/pro/tokens")).body.code,
    ).toBe("customer.not_found");
    expect((await put({})).status).toBe(422);
  });

  test("that a new version has no use for keeps the customer from that version, by name", async () => {
    await put({ per: "500" });
    const prices = [
      {
        key: "tokens",
        name: "Tokens",
        template: "volume",
        meter: "tokens",
        params: { tiers: [{ upTo: null, unitAmount: "1" }] },
      },
    ];
    await client.post("/v1/plans/pro/versions", { currency: "EUR", prices, publish: true });
    const refused = await client.post("/v1/subscriptions", { customer: "acme", plan: "pro" });
    expect(refused.body).toMatchObject({
      code: "subscription.overrides_do_not_fit",
      errors: [{ field: "overrides.tokens.params.per" }],
    });
    expect(
      (await client.post("/v1/subscriptions", { customer: "acme", plan: "pro", version: 1 })).status,
    ).toBe(201);
  });
});
