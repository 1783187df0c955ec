import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { rows } from "../platform/index.js";
import { startTestApi, type TestApi } from "../platform/testing/test-api.js";
import { TestClient } from "../platform/testing/test-client.js";
import { AttemptLimits } from "./attempt-limits.js";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const browser = (): TestClient => new TestClient(api.url);
async function signedIn(): Promise<TestClient> {
  const client = browser();
  expect((await client.signIn(api.credentials.email, api.credentials.password)).status).toBe(200);
  return client;
}

describe("signing in", () => {
  test("sets a cookie that scripts cannot read, and tells who is in", async () => {
    const client = browser();
    const answer = await client.signIn(api.credentials.email.toUpperCase(), api.credentials.password);
    expect(answer.body).toMatchObject({
      person: { email: api.credentials.email },
      organisation: { role: "owner" },
    });
    expect(answer.body.scopes).toContain("members:write");
    const [cookie = ""] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/^atlas_session_4400=/);
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; SameSite=Lax/);
    expect(cookie).not.toMatch(/Secure/);
    expect((await client.get("/v1/session")).body.id).toBe(answer.body.id);
  });

  test("stores no token: only its hash", async () => {
    const client = await signedIn();
    const [token] = [...client.cookies.values()];
    const sql = "SELECT row_to_json(session)::text AS row FROM session";
    const stored = await rows<{ row: string }>(api.db.database.reader, sql);
    expect(stored.length).toBeGreaterThan(0);
    for (const { row } of stored) expect(row).not.toContain(token);
  });

  test("a wrong password and an unknown account get the same answer", async () => {
    const wrong = await browser().signIn(api.credentials.email, "not the password");
    const unknown = await browser().signIn("nobody@acme.example", "not the password");
    expect(wrong.status).toBe(401);
    expect(unknown.status).toBe(401);
    const { requestId: first, ...one } = wrong.body;
    const { requestId: second, ...other } = unknown.body;
    expect(other).toEqual(one);
    expect(first).not.toBe(second);
  });

  test("all wrong fields are told at once", async () => {
    const answer = await browser().post("/v1/session", { email: "nonsense" });
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map(({ field }: { field: string }) => field).sort()).toEqual([
      "email",
      "password",
    ]);
  });

  test("after ten wrong passwords the account is locked, existing or not, also for the right password", async () => {
    const owner = await signedIn();
    for (const email of [api.credentials.email, "ghost@acme.example"]) {
      for (let attempt = 1; attempt <= 10; attempt++)
        expect((await browser().signIn(email, `guess ${attempt}`)).status).toBe(401);
      const locked = await browser().signIn(email, api.credentials.password);
      expect(locked.status).toBe(429);
      expect(locked.body.code).toBe("request.too_many");
      expect(Number(locked.headers.get("retry-after"))).toBeGreaterThan(600);
    }
    // Who is in stays in.
    expect((await owner.get("/v1/session")).status).toBe(200);
    await api.db.database.reader.query("DELETE FROM throttle");
    expect((await browser().signIn(api.credentials.email, api.credentials.password)).status).toBe(200);
  });

  test("one address that tries many accounts is stopped, another is not", async () => {
    const limits = api.app.get(AttemptLimits, { strict: false });
    for (let guess = 1; guess <= 100; guess++)
      await limits.take("sign_in", `spray${guess}@acme.example`, "192.0.2.1");
    await expect(limits.take("sign_in", "spray101@acme.example", "192.0.2.1")).rejects.toMatchObject({
      code: "request.too_many",
    });
    await limits.take("sign_in", "spray102@acme.example", "192.0.2.2");
  });

  test("parallel guesses count as many as they are", async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, guess) => browser().signIn("parallel@acme.example", `guess ${guess}`)),
    );
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(10);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(10);
  });
});

describe("a session", () => {
  test("changes nothing without the CSRF token", async () => {
    const client = await signedIn();
    const { csrfToken } = client;
    client.csrfToken = null;
    const refused = await client.post("/v1/environments", { name: "forged" });
    expect(refused.status).toBe(403);
    expect(refused.body.code).toBe("access.csrf");
    client.csrfToken = "x".repeat(43);
    expect((await client.post("/v1/environments", { name: "forged" })).body.code).toBe("access.csrf");
    client.csrfToken = csrfToken;
    expect((await client.post("/v1/environments", { name: "meant" })).status).toBe(201);
  });

  test("ends when signed out, on the server too", async () => {
    const client = await signedIn();
    const stolen = new TestClient(api.url);
    for (const [name, value] of client.cookies) stolen.cookies.set(name, value);
    expect((await stolen.get("/v1/session")).status).toBe(200);
    expect((await client.send("DELETE", "/v1/session")).status).toBe(204);
    expect(client.cookies.size).toBe(0);
    expect((await stolen.get("/v1/session")).body.code).toBe("access.session_ended");
  });

  test("can be ended from another one of the same person", async () => {
    const here = await signedIn();
    const left = await signedIn();
    const leftId = (await left.get("/v1/session")).body.id;
    const listed = (await here.get("/v1/sessions")).body.data;
    expect(listed.find(({ id }: { id: string }) => id === leftId)).toMatchObject({ isCurrent: false });
    expect((await here.send("DELETE", `/v1/sessions/${leftId}`)).status).toBe(204);
    expect((await left.get("/v1/session")).status).toBe(401);
    expect((await here.send("DELETE", `/v1/sessions/${leftId}`)).status).toBe(404);
  });

  test("names its environment in a header, one of its organisation", async () => {
    const client = await signedIn();
    expect((await client.get("/v1/settings")).body.code).toBe("environment.required");
    const environments = (await client.get("/v1/environments")).body.data;
    expect(environments.map(({ name }: { name: string }) => name)).toEqual(
      expect.arrayContaining(["live", "sandbox"]),
    );
    client.environment = environments[0].id;
    expect((await client.get("/v1/settings")).body.seller.name).toBe("Acme");
    client.environment = "env_01h455vb4pex5vsknk084sn02q";
    expect((await client.get("/v1/settings")).body.code).toBe("environment.not_found");
  });

  test("dies after a week without a request", async () => {
    const client = await signedIn();
    const { id } = (await client.get("/v1/session")).body;
    expect(id).toMatch(/^ses_/);
    await api.db.database.reader.query("UPDATE session SET last_seen_at = last_seen_at - interval '8 days'");
    expect((await client.get("/v1/session")).status).toBe(401);
  });
});

describe("the token of a session", () => {
  const anHourPasses = (): Promise<unknown> =>
    api.db.database.reader.query("UPDATE session SET rotated_at = rotated_at - interval '61 minutes'");

  test("changes every hour; the one before is worth nothing once the new one was used", async () => {
    const client = await signedIn();
    const before = new Map(client.cookies);
    await anHourPasses();
    expect((await client.get("/v1/session")).status).toBe(200);
    expect(client.cookies).not.toEqual(before);

    const late = new TestClient(api.url);
    for (const [name, value] of before) late.cookies.set(name, value);
    expect((await late.get("/v1/session")).status).toBe(200);
    expect((await client.get("/v1/session")).status).toBe(200);
    // Within the minute, requests that left before the change still arrive.
    expect((await late.get("/v1/session")).status).toBe(200);

    await api.db.database.reader.query("UPDATE session SET rotated_at = rotated_at - interval '2 minutes'");
    expect((await late.get("/v1/session")).status).toBe(401);
    // Someone holds a copy of the token: nobody may go on with this session.
    expect((await client.get("/v1/session")).status).toBe(401);
    const trail = await api.db.database.reader.query(
      "SELECT action FROM audit_entry WHERE action = 'session.ended_on_replay'",
    );
    expect(trail).toHaveLength(1);
  });

  test("outlives a lost answer: who never got the new one stays in with the old one", async () => {
    const client = await signedIn();
    const before = new Map(client.cookies);
    await anHourPasses();
    await client.get("/v1/session");
    await anHourPasses();
    const unlucky = new TestClient(api.url);
    for (const [name, value] of before) unlucky.cookies.set(name, value);
    expect((await unlucky.get("/v1/session")).status).toBe(200);
    expect(unlucky.cookies).not.toEqual(before);
    expect((await unlucky.get("/v1/session")).status).toBe(200);
  });

  test("two requests at the same moment change it once", async () => {
    const client = await signedIn();
    await anHourPasses();
    const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => fetch(`${api.url}/v1/session`, { headers: { cookie } })),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200));
    expect(answers.filter(({ headers }) => headers.getSetCookie().length > 0)).toHaveLength(1);
  });
});
