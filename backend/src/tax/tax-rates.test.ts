import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { startTestApi, type TestApi } from "../platform/testing/test-api.js";
import { TestClient, type Answer } from "../platform/testing/test-client.js";
import { TaxReader } from "./tax-reader.js";

let api: TestApi;
let client: TestClient;
let environmentId: string;
const ids: Record<string, string> = {};
beforeAll(async () => {
  api = await startTestApi();
  client = new TestClient(api.url, api.credentials.apiKey);
  for (const [name, more] of Object.entries({
    vat: { rate: "19.00" },
    mwst: { rate: "8.1", country: "CH", inclusive: true },
  })) {
    ids[name] = (await create({ name, ...more })).body.id as string;
  }
  const [row] = await api.db.database.reader.query<
    {
      environment_id: string;
    }[]
  >("SELECT environment_id FROM tax_rate LIMIT 1");
  environmentId = row?.environment_id ?? "";
});
afterAll(() => api.stop());

const create = (body: object): Promise<Answer> => client.post("/v1/tax-rates", body);
const rateFor = (country: string | null, taxExempt = false) => {
  const address = { line1: null, line2: null, city: null, region: null, postalCode: null, country };
  const reader = api.app.get(TaxReader, { strict: false });
  return reader.rateFor(api.db.database.reader, environmentId, { taxExempt, address });
};

describe("the rate of a customer", () => {
  test("is the country's, else the default", async () => {
    expect(await rateFor("CH")).toMatchObject({ name: "mwst", rate: "8.1", inclusive: true });
    expect(await rateFor("DE")).toMatchObject({ name: "vat", rate: "19", inclusive: false });
    expect(await rateFor(null)).toMatchObject({ name: "vat" });
  });

  test("is none for who is exempt", async () => {
    expect(await rateFor("CH", true)).toBeNull();
  });
});

describe("a tax rate", () => {
  test("is canonical, read and listed", async () => {
    const answer = await client.get(`/v1/tax-rates/${ids["vat"]}`);
    expect(answer.body).toMatchObject({ rate: "19", inclusive: false, country: null });
    expect((await client.get("/v1/tax-rates")).body.data).toHaveLength(2);
  });

  test("stands once per country, and once as the default", async () => {
    expect((await create({ name: "Other", rate: "1" })).body.code).toBe("tax_rate.country_taken");
    expect((await create({ name: "Other", rate: "1", country: "CH" })).status).toBe(409);
    const french = (await create({ name: "TVA", rate: "20", country: "FR" })).body;
    const moved = await client.send("PATCH", `/v1/tax-rates/${french.id}`, { country: "CH" });
    expect(moved.body.code).toBe("tax_rate.country_taken");
  });

  test("archived, it makes room for another", async () => {
    const first = (await create({ name: "IVA", rate: "21", country: "ES" })).body;
    await client.post(`/v1/tax-rates/${first.id}/archive`);
    expect(await rateFor("ES")).toMatchObject({ name: "vat" });
    expect((await create({ name: "IVA 2", rate: "22", country: "ES" })).status).toBe(201);
    expect(await rateFor("ES")).toMatchObject({ rate: "22" });
    expect((await client.send("DELETE", `/v1/tax-rates/${first.id}`)).status).toBe(204);
  });

  test("changes for what is yet to come, unless the version is stale", async () => {
    const rate = (await create({ name: "Moms", rate: "25", country: "SE" })).body;
    const changed = await client.send(
      "PATCH",
      `/v1/tax-rates/${rate.id}`,
      { rate: "12.50" },
      { "if-match": '"1"' },
    );
    expect(changed.body).toMatchObject({ rate: "12.5", name: "Moms", version: 2 });
    expect(
      (await client.send("PATCH", `/v1/tax-rates/${rate.id}`, { rate: "1" }, { "if-match": '"1"' })).status,
    ).toBe(412);
  });

  test.each([["-1"], ["100.01"], ["19%"], ["1e2"], [19], ["0.0000001"]])("of %j is refused", async (rate) => {
    const answer = await create({ name: "Wrong", rate, country: "NO" });
    expect(answer.status).toBe(422);
    expect(answer.body.errors[0].field).toBe("rate");
  });
});
