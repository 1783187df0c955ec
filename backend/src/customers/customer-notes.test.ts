import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { startTestApi, type TestApi } from "../platform/testing/test-api.js";
import { TestClient } from "../platform/testing/test-client.js";

let api: TestApi;
let key: TestClient;
beforeAll(async () => {
  api = await startTestApi();
  key = new TestClient(api.url, api.credentials.apiKey);
  await key.post("/v1/customers", { externalId: "acme", name: "Acme", currency: "EUR" });
});
afterAll(() => api.stop());

const notes = async (query = "") => (await key.get(`/v1/customers/acme/notes${query}`)).body;

test("a note says who wrote it and when, and pages newest first", async () => {
  const first = await key.post("/v1/customers/acme/notes", { text: "  Pays late in August. " });
  expect(first.status).toBe(201);
  expect(first.body).toMatchObject({ text: "Pays late in August.", author: { kind: "api_key" } });
  await key.post("/v1/customers/acme/notes", { text: "=SUM(1) <b>stays text</b>" });
  const page = await notes("?limit=1");
  expect(page.data).toMatchObject([{ text: "=SUM(1) <b>stays text</b>" }]);
  expect((await notes(`?limit=1&cursor=${page.nextCursor}`)).data).toMatchObject([{ id: first.body.id }]);
});

test("a deleted note leaves its trace in the trail", async () => {
  const { body } = await key.post("/v1/customers/acme/notes", { text: "wrong customer" });
  expect((await key.send("DELETE", `/v1/customers/acme/notes/${body.id}`)).status).toBe(204);
  const again = await key.send("DELETE", `/v1/customers/acme/notes/${body.id}`);
  expect([again.status, again.body.code]).toEqual([404, "customer_note.not_found"]);
  const trail = await key.get("/v1/audit?action=customer_note.deleted");
  expect(trail.body.data).toMatchObject([{ detail: { note: body.id, author: body.author.id } }]);
});

test("too long, empty, or of nobody", async () => {
  const status = async (customer: string, text: string) =>
    (await key.post(`/v1/customers/${customer}/notes`, { text })).status;
  expect(await status("acme", "x".repeat(5_001))).toBe(422);
  expect(await status("acme", "   ")).toBe(422);
  expect(await status("nobody", "x")).toBe(404);
});
