import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { startTestApi, type TestApi } from "../platform/testing/test-api.js";
import { TestClient } from "../platform/testing/test-client.js";

const RUNNING = { status: "running", step: "March is billed", done: 3, total: 40 };

let api: TestApi;
let owner: TestClient;
let key: TestClient;
beforeAll(async () => {
  api = await startTestApi();
  owner = new TestClient(api.url);
  await owner.signIn(api.credentials.email, api.credentials.password);
  key = new TestClient(api.url, api.credentials.apiKey);
});
afterAll(() => api.stop());

describe("a program that fills an environment", () => {
  test("says how far it is, and everyone who sees the environment reads it", async () => {
    const made = (await key.post("/v1/environments", { name: "demo" })).body;
    expect(made.setup).toBeNull();
    const answer = await key.send("PUT", `/v1/environments/${made.id}/setup`, RUNNING);
    expect(answer.body.setup).toMatchObject({ ...RUNNING, message: null });
    expect(Date.parse(answer.body.setup.updatedAt)).toBeGreaterThan(Date.parse(made.createdAt));

    await key.send("PUT", `/v1/environments/${made.id}/setup`, { ...RUNNING, status: "done", done: 40 });
    const seen = (await owner.get("/v1/environments?name=demo")).body.data[0];
    expect(seen.setup).toMatchObject({ status: "done", done: 40, total: 40 });
    expect((await owner.get("/v1/environments?name=sandbox")).body.data[0].setup).toBeNull();
  });

  test("reports sense only, and never about a live environment", async () => {
    const made = (await key.post("/v1/environments", { name: "bad reports" })).body;
    const wrong = { status: "odd", step: "", done: 3, total: 0 };
    const refused = await key.send("PUT", `/v1/environments/${made.id}/setup`, wrong);
    expect(refused.status).toBe(422);
    expect(refused.body.errors.map(({ field }: { field: string }) => field).sort()).toEqual([
      "status",
      "step",
      "total",
    ]);
    const beyond = await key.send("PUT", `/v1/environments/${made.id}/setup`, { ...RUNNING, done: 41 });
    expect(beyond.body.errors).toMatchObject([{ field: "done" }]);

    const live = (await owner.get("/v1/environments?name=live")).body.data[0];
    const answer = await owner.send("PUT", `/v1/environments/${live.id}/setup`, RUNNING);
    expect([answer.status, answer.body.code]).toEqual([409, "environment.not_for_live"]);
  });
});
