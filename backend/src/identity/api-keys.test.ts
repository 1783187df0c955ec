import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { rows } from "../platform/index.js";
import { startTestApi, type TestApi } from "../platform/testing/test-api.js";
import { TestClient } from "../platform/testing/test-client.js";

let api: TestApi;
let sandbox: TestClient;
beforeAll(async () => {
  api = await startTestApi();
  sandbox = new TestClient(api.url, api.credentials.apiKey);
});
afterAll(() => api.stop());

const query = <T>(sql: string, parameters: unknown[] = []): Promise<T[]> =>
  rows<T>(api.db.database.reader, sql, parameters);

async function newKey(
  body: Record<string, unknown>,
): Promise<{ client: TestClient; id: string; key: string }> {
  const answer = await sandbox.post("/v1/api-keys", body);
  expect(answer.status).toBe(201);
  return { client: new TestClient(api.url, answer.body.key), id: answer.body.id, key: answer.body.key };
}

describe("an API key", () => {
  test("is shown once and stored as a hash", async () => {
    const { id, key } = await newKey({ name: "Ingest", scopes: ["events:write"] });
    expect(key).toMatch(/^atlas_test_[\w-]{43}$/);
    const shown = (await sandbox.get(`/v1/api-keys/${id}`)).body;
    expect(shown).toMatchObject({
      name: "Ingest",
      scopes: ["events:write"],
      prefix: key.slice(0, 17),
      lastUsedAt: null,
    });
    expect(JSON.stringify(shown)).not.toContain(key);
    const [stored] = await query<{ row: string }>(
      "SELECT row_to_json(api_key)::text AS row FROM api_key WHERE name = 'Ingest'",
    );
    expect(stored?.row).not.toContain(key.slice(17));
  });

  test("is not kept by an Idempotency-Key either", async () => {
    const answer = await sandbox.post("/v1/api-keys", { name: "Once" }, { "idempotency-key": "a" });
    expect(answer.status).toBe(201);
    expect(await query("SELECT * FROM idempotency_record WHERE body LIKE '%atlas_test_%'")).toEqual([]);
  });

  test("does what its scopes say and nothing else", async () => {
    const { client } = await newKey({ name: "Reader", scopes: ["settings:read"] });
    expect((await client.get("/v1/settings")).status).toBe(200);
    const refused = await client.send("PATCH", "/v1/settings", { seller: { name: "Mallory" } });
    expect(refused.status).toBe(403);
    expect(refused.body).toMatchObject({
      code: "access.scope_missing",
      detail: "This needs the scope settings:write.",
    });
  });

  test("cannot make one that may do more", async () => {
    const { client } = await newKey({ name: "Key maker", scopes: ["keys:write", "events:write"] });
    const refused = await client.post("/v1/api-keys", {
      name: "More",
      scopes: ["events:write", "payments:write", "mails:read"],
    });
    expect(refused.status).toBe(403);
    expect(refused.body.code).toBe("api_key.scope_not_yours");
    expect(refused.body.errors).toHaveLength(2);
    const same = await client.post("/v1/api-keys", { name: "As much" });
    expect(same.body.scopes.sort()).toEqual(["events:write", "keys:write"]);
  });

  test("cannot do what is for people", async () => {
    for (const path of [
      "/v1/members",
      "/v1/invitations",
      "/v1/session",
      "/v1/sessions",
      "/v1/audit/organisation",
    ]) {
      expect([path, (await sandbox.get(path)).body.code]).toEqual([path, "access.people_only"]);
    }
  });

  test("works no more once it is revoked; revoking it twice is the same", async () => {
    const { client, id } = await newKey({ name: "Leaked" });
    expect((await client.get("/v1/settings")).status).toBe(200);
    expect((await sandbox.send("DELETE", `/v1/api-keys/${id}`)).status).toBe(204);
    const refused = await client.get("/v1/settings");
    expect(refused.status).toBe(401);
    expect(refused.body.code).toBe("access.key_unknown");
    expect(refused.headers.get("www-authenticate")).toBe("Bearer");
    expect((await sandbox.send("DELETE", `/v1/api-keys/${id}`)).status).toBe(204);
    expect((await sandbox.get(`/v1/api-keys/${id}`)).body.revokedAt).not.toBeNull();
    const trail = (await sandbox.get(`/v1/audit?subjectId=${id}`)).body.data;
    expect(trail.map(({ action }: { action: string }) => action)).toEqual([
      "api_key.revoked",
      "api_key.created",
    ]);
    // Made and revoked by the key that came with the first run.
    expect(trail.map(({ actor }: { actor: { name: string } }) => actor.name)).toEqual([
      "First start",
      "First start",
    ]);
  });

  test("that another process revoked soon works no more", async () => {
    const { client } = await newKey({ name: "Revoked elsewhere" });
    expect((await client.get("/v1/settings")).status).toBe(200);
    await query("UPDATE api_key SET revoked_at = now() WHERE name = 'Revoked elsewhere'");
    // A process remembers a key for a second; the test's own time limit ends a key that is never forgotten.
    while ((await client.get("/v1/settings")).status === 200) continue;
    expect((await client.get("/v1/settings")).status).toBe(401);
  });

  test("tells when it was used last", async () => {
    const { client, id } = await newKey({ name: "Used" });
    await client.get("/v1/settings");
    expect((await sandbox.get(`/v1/api-keys/${id}`)).body.lastUsedAt).toMatch(/Z$/);
  });

  test.each([["Bearer atlas_test_nonsense"], ["Bearer"], ["Basic YTpi"], [`Bearer ${"x".repeat(300)}`]])(
    "%s is nobody",
    async (authorization) => {
      const answer = await new TestClient(api.url).get("/v1/settings", { authorization });
      expect(answer.status).toBe(401);
      expect(answer.body.code).toBe("access.key_unknown");
    },
  );
});

describe("an API key and environments", () => {
  test("makes a test environment and acts in it, by header or by a key of its own", async () => {
    const made = await sandbox.post("/v1/environments", {
      name: "scenario",
      clock: "frozen",
      clockStart: "2026-01-15T12:00:00Z",
    });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ name: "scenario", mode: "test" });
    const [clock] = await query<{ kind: string; shown: string }>(
      "SELECT kind, shown FROM environment_clock WHERE kind = 'frozen'",
    );
    expect(clock).toEqual({ kind: "frozen", shown: "2026-01-15T12:00:00.000Z" });

    const inside = { "atlas-environment": made.body.id as string };
    await sandbox.send("PATCH", "/v1/settings", { seller: { name: "Scenario Ltd" } }, inside);
    expect((await sandbox.get("/v1/settings")).body.seller.name).toBe("Acme");
    const own = await sandbox.post("/v1/api-keys", { environment: made.body.id, name: "scenario" });
    const scenario = new TestClient(api.url, own.body.key);
    expect((await scenario.get("/v1/settings")).body.seller.name).toBe("Scenario Ltd");
    expect(
      (await scenario.get("/v1/environments")).body.data.map(({ name }: { name: string }) => name),
    ).toEqual(["scenario"]);
  });

  test("never reaches one that it did not make: not the live one, not by header, not by a key", async () => {
    const [live] = await query<{ id: string }>("SELECT id FROM environment WHERE mode = 'live'");
    const owner = new TestClient(api.url);
    await owner.signIn(api.credentials.email, api.credentials.password);
    const environments = (await owner.get("/v1/environments")).body.data;
    const liveId = environments.find(({ mode }: { mode: string }) => mode === "live").id;
    expect(live).toBeDefined();
    expect((await sandbox.get("/v1/settings", { "atlas-environment": liveId })).body.code).toBe(
      "environment.not_found",
    );
    expect((await sandbox.get(`/v1/environments/${liveId}`)).body.code).toBe("environment.not_found");
    const key = await sandbox.post("/v1/api-keys", { environment: liveId, name: "way in" });
    expect(key.body.code).toBe("environment.not_found");
    expect((await sandbox.post("/v1/environments", { name: "live 2", mode: "live" })).body.code).toBe(
      "environment.live_needs_owner",
    );
  });

  test("an environment's name is taken once; a live one has no clock to set", async () => {
    expect((await sandbox.post("/v1/environments", { name: "sandbox" })).body.code).toBe(
      "environment.name_taken",
    );
    const refused = await sandbox.post("/v1/environments", {
      name: "x",
      mode: "live",
      clock: "frozen",
      clockStart: "2026",
    });
    expect(refused.status).toBe(422);
    expect(refused.body.errors.map(({ field }: { field: string }) => field)).toContain("clockStart");
    const both = await sandbox.post("/v1/environments", {
      name: "x",
      mode: "live",
      clock: "frozen",
      clockStart: "2026-01-01T00:00:00Z",
    });
    expect(both.body.errors.map(({ field }: { field: string }) => field).sort()).toEqual([
      "clock",
      "clockStart",
    ]);
  });
});
