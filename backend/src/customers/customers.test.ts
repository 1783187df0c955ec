import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { startTestApi, type TestApi } from "../platform/testing/test-api.js";
import { TestClient, type Answer } from "../platform/testing/test-client.js";
import { newId, publicId } from "../platform/index.js";
import { CustomerReader } from "./customer-reader.js";

let api: TestApi;
let client: TestClient;
beforeAll(async () => {
  api = await startTestApi();
  client = new TestClient(api.url, api.credentials.apiKey);
});
afterAll(() => api.stop());

const acme = { name: "Acme GmbH", currency: "EUR" };
const create = (more: object = {}): Promise<Answer> => client.post("/v1/customers", { ...acme, ...more });
const patch = (id: string, body: object, headers = {}): Promise<Answer> =>
  client.send("PATCH", `/v1/customers/${id}`, body, headers);
const fields = ({ body }: Answer): string[] =>
  (body.errors as { field: string }[]).map((error) => error.field).sort();

describe("a customer", () => {
  test("is created with all that stands on invoices", async () => {
    const terms = {
      ...acme,
      externalId: "acme 1/2",
      email: "billing@acme.example",
      timeZone: "Europe/Berlin",
      address: { line1: "Hauptstr. 5", city: "Berlin", postalCode: "10115", country: "DE" },
      shippingAddress: { line1: "Lager 3", country: "AT" },
      taxIds: [{ type: "eu_vat", value: "DE123456789" }],
      poNumber: "PO-7",
      paymentTermsDays: 14,
      collectionMethod: "send_invoice",
      taxExempt: true,
      metadata: { segment: "startup" },
    };
    const answer = await create(terms);
    expect(answer.status).toBe(201);
    expect(answer.headers.get("etag")).toBe('"1"');
    expect(answer.body).toMatchObject({ ...terms, address: { ...terms.address, line2: null, region: null } });
    expect((await client.get(`/v1/customers/${answer.body.id}`)).body).toEqual(answer.body);
    expect((await client.get(`/v1/customers/${encodeURIComponent("acme 1/2")}`)).body).toEqual(answer.body);
  });

  test("with only a name and a currency has plain terms", async () => {
    expect((await create()).body).toMatchObject({
      timeZone: "UTC",
      collectionMethod: "charge_automatically",
      taxExempt: false,
      paymentTermsDays: null,
      externalId: null,
      archivedAt: null,
    });
  });

  test("with several wrong fields tells them all", async () => {
    const answer = await create({
      name: " ",
      currency: "EURO",
      timeZone: "+02:00",
      email: "nobody",
      address: { country: "de" },
      paymentTermsDays: 1.5,
      colour: "red",
    });
    expect(answer.status).toBe(422);
    expect(fields(answer)).toEqual(
      expect.arrayContaining([
        "address.country",
        "currency",
        "email",
        "name",
        "paymentTermsDays",
        "timeZone",
      ]),
    );
  });

  test("cannot take another's external id, nor one that looks like ours", async () => {
    await create({ externalId: "taken" });
    const taken = await create({ externalId: "taken" });
    expect(taken.status).toBe(409);
    expect(taken.body).toMatchObject({
      code: "customer.external_id_taken",
      errors: [{ field: "externalId" }],
    });
    expect(fields(await create({ externalId: publicId("cus", newId()) }))).toEqual(["externalId"]);
    const other = (await create({ externalId: "other" })).body;
    expect((await patch(other.id, { externalId: "taken" })).body.code).toBe("customer.external_id_taken");
  });
});

describe("changing a customer", () => {
  test("merges: what is left out stays, null takes away, objects go field by field", async () => {
    const { id } = (
      await create({ poNumber: "1", address: { line1: "A", city: "B" }, metadata: { a: "1", b: "2" } })
    ).body;
    const answer = await patch(id, { poNumber: null, address: { city: "C" }, metadata: { a: null, c: "3" } });
    expect(answer.body).toMatchObject({
      name: "Acme GmbH",
      poNumber: null,
      address: { line1: "A", city: "C" },
      metadata: { b: "2", c: "3" },
      version: 2,
    });
    expect(Object.keys(answer.body.metadata)).toEqual(["b", "c"]);
  });

  test("is checked as a whole, every wrong field at once, and leaves the customer as it was", async () => {
    const { id } = (await create({ poNumber: "1" })).body;
    const answer = await patch(id, {
      timeZone: "Mars/Base",
      address: { country: "XX", planet: "Mars" },
      email: "x",
    });
    expect(answer.status).toBe(422);
    expect(fields(answer)).toEqual(expect.arrayContaining(["address.country", "email", "timeZone"]));
    expect((await client.get(`/v1/customers/${id}`)).body.version).toBe(1);
  });

  test("of a stale version is told; of the standing one done", async () => {
    const { id } = (await create()).body;
    expect((await patch(id, { name: "B" }, { "if-match": '"1"' })).headers.get("etag")).toBe('"2"');
    const stale = await patch(id, { name: "C" }, { "if-match": '"1"' });
    expect(stale.status).toBe(412);
    expect(stale.body.code).toBe("request.stale_version");
    expect((await patch(id, { name: "D" }, { "if-match": "nonsense" })).status).toBe(422);
    expect((await client.get(`/v1/customers/${id}`)).body.name).toBe("B");
  });

  test("by many at once loses no change: each is done or told", async () => {
    const { id } = (await create()).body;
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) => patch(id, { metadata: { [`k${index}`]: "1" } })),
    );
    const done = answers.filter((answer) => answer.status === 200).length;
    expect(answers.every((answer) => answer.status === 200 || answer.status === 412)).toBe(true);
    const { metadata, version } = (await client.get(`/v1/customers/${id}`)).body;
    expect(Object.keys(metadata)).toHaveLength(done);
    expect(version).toBe(1 + done);
  });
});

describe("finding customers", () => {
  test("searches name, mail address and external id, page by page, signs taken literally", async () => {
    for (const index of [1, 2, 3]) await create({ name: `Needle ${index}%`, externalId: `n-${index}` });
    await create({ name: "Other", email: "needle@hay.example" });
    const names = async (query: string): Promise<string[]> =>
      ((await client.get(`/v1/customers?${query}`)).body.data as { name: string }[]).map(
        (customer) => customer.name,
      );
    expect(await names("search=NEEDLE")).toEqual(["Other", "Needle 3%", "Needle 2%", "Needle 1%"]);
    expect(await names("search=2%25")).toEqual(["Needle 2%"]);
    expect(await names("search=n-3")).toEqual(["Needle 3%"]);
    expect(await names("email=Needle@hay.example")).toEqual(["Other"]);
    const first = (await client.get("/v1/customers?search=needle&limit=3")).body;
    expect(first.data).toHaveLength(3);
    expect(await names(`search=needle&limit=3&cursor=${first.nextCursor}`)).toEqual(["Needle 1%"]);
    expect((await client.get("/v1/customers?cursor=xyz")).status).toBe(422);
  });

  test("an unknown one is not found", async () => {
    for (const reference of [publicId("cus", newId()), "nobody"]) {
      const answer = await client.get(`/v1/customers/${reference}`);
      expect(answer.status).toBe(404);
      expect(answer.body.code).toBe("customer.not_found");
    }
  });

  test("many references are resolved at once", async () => {
    const one = (await create({ externalId: "many-1" })).body;
    const two = (await create({ externalId: "many-2" })).body;
    const reader = api.app.get(CustomerReader, { strict: false });
    const tx = api.db.database.reader;
    const { environmentId } = await sandbox();
    const found = await reader.resolveMany(tx, environmentId, [
      "many-1",
      two.id,
      "nobody",
      publicId("cus", newId()),
      "many-1",
    ]);
    expect([...found.keys()].sort()).toEqual([two.id, "many-1"].sort());
    expect(publicId("cus", found.get("many-1") ?? "")).toBe(one.id);
    expect(await reader.resolveMany(tx, newId(), ["many-1", two.id])).toEqual(new Map());
  });
});

describe("a customer that is no longer wanted", () => {
  test("is archived out of lists, and restored", async () => {
    const { id } = (await create({ name: "Archived" })).body;
    expect((await client.post(`/v1/customers/${id}/archive`)).body.archivedAt).not.toBeNull();
    const count = async (archived: string): Promise<number> =>
      (await client.get(`/v1/customers?search=archived&archived=${archived}`)).body.data.length as number;
    expect([await count("exclude"), await count("only"), await count("include")]).toEqual([0, 1, 1]);
    expect((await client.post(`/v1/customers/${id}/restore`)).body.archivedAt).toBeNull();
  });

  test("is deleted while nothing refers to it", async () => {
    const { id } = (await create()).body;
    expect((await client.send("DELETE", `/v1/customers/${id}`)).status).toBe(204);
    expect((await client.get(`/v1/customers/${id}`)).status).toBe(404);
  });
});

async function sandbox(): Promise<{ environmentId: string }> {
  const [row] = await api.db.database.reader.query<
    {
      environment_id: string;
    }[]
  >("SELECT environment_id FROM customer LIMIT 1");
  if (!row) throw new Error("no customer yet");
  return { environmentId: row.environment_id };
}
