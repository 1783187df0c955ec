import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { startTestApi, type TestApi } from "../platform/testing/test-api.js";
import { freePort } from "../platform/testing/free-port.js";
import { TestClient } from "../platform/testing/test-client.js";

const PASSWORD = "correct horse battery";

let api: TestApi;
let owner: TestClient;
beforeAll(async () => {
  const port = await freePort();
  api = await startTestApi({
    MAIL_SINK_PORT: String(port),
    SMTP_URL: `smtp://127.0.0.1:${port}`,
    PUBLIC_URL: "http://atlas.test",
  });
  owner = new TestClient(api.url);
  await owner.signIn(api.credentials.email, api.credentials.password);
  owner.environment = (await owner.get("/v1/environments?name=sandbox")).body.data[0].id;
});
afterAll(() => api.stop());
beforeEach(() => api.db.database.reader.query("DELETE FROM throttle"));

const someone = (): TestClient => new TestClient(api.url);
let people = 0;
const newAddress = (): string => `person${++people}@acme.example`;

/** The token in the link of the latest mail to `email`, as it came out of a real SMTP conversation. */
async function tokenMailedTo(email: string): Promise<string> {
  await api.dispatch();
  const received = (await owner.get(`/v1/mail-sink/organisation?to=${email}`)).body.data;
  const token = /#token=([\w-]{43})/.exec(received[0]?.text ?? "")?.[1];
  if (!token) throw new Error(`no link came to ${email}`);
  return token;
}

async function newMember(role: string): Promise<{ client: TestClient; id: string; email: string }> {
  const email = newAddress();
  expect((await owner.post("/v1/invitations", { email, role })).status).toBe(201);
  const accepted = await someone().post("/v1/invitations/accept", {
    token: await tokenMailedTo(email),
    password: PASSWORD,
  });
  expect(accepted.status).toBe(201);
  const client = someone();
  expect((await client.signIn(email, PASSWORD)).status).toBe(200);
  client.environment = owner.environment;
  return { client, id: accepted.body.id, email };
}

describe("an invitation", () => {
  test("comes by mail, shows what it is for, and makes a member with the role", async () => {
    const email = newAddress();
    const sent = await owner.post("/v1/invitations", { email: email.toUpperCase(), role: "finance" });
    expect(sent.body).toMatchObject({ email, role: "finance", status: "open" });
    const token = await tokenMailedTo(email);
    const preview = await someone().post("/v1/invitations/preview", { token });
    expect(preview.body).toMatchObject({ organisation: "Acme", email, role: "finance", hasAccount: false });

    const weak = await someone().post("/v1/invitations/accept", { token, password: "short" });
    expect(weak.body.errors).toEqual([
      { field: "password", code: "too_small", message: "Give at least 12 characters." },
    ]);
    const accepted = await someone().post("/v1/invitations/accept", {
      token,
      name: "Ada",
      password: PASSWORD,
    });
    expect(accepted.body).toMatchObject({ email, name: "Ada", role: "finance" });

    const ada = someone();
    expect((await ada.signIn(email, PASSWORD)).body.organisation).toMatchObject({
      name: "Acme",
      role: "finance",
    });
    expect((await owner.get("/v1/invitations")).body.data[0]).toMatchObject({
      id: sent.body.id,
      status: "accepted",
    });
  });

  test("is good once", async () => {
    const email = newAddress();
    await owner.post("/v1/invitations", { email, role: "viewer" });
    const token = await tokenMailedTo(email);
    const answers = await Promise.all(
      [1, 2, 3].map(() => someone().post("/v1/invitations/accept", { token, password: PASSWORD })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 410, 410]);
  });

  test("is worth nothing when withdrawn, replaced or expired", async () => {
    const email = newAddress();
    const first = await owner.post("/v1/invitations", { email, role: "viewer" });
    const replaced = await tokenMailedTo(email);
    const second = await owner.post("/v1/invitations", { email, role: "engineer" });
    const withdrawn = await tokenMailedTo(email);
    expect(withdrawn).not.toBe(replaced);
    expect((await owner.send("DELETE", `/v1/invitations/${second.body.id}`)).status).toBe(204);
    expect((await owner.send("DELETE", `/v1/invitations/${first.body.id}`)).status).toBe(404);
    await owner.post("/v1/invitations", { email, role: "viewer" });
    const expired = await tokenMailedTo(email);
    await api.db.database.reader.query("UPDATE invitation SET expires_at = now() WHERE email = $1", [email]);
    for (const token of [replaced, withdrawn, expired, "x".repeat(43)]) {
      const answer = await someone().post("/v1/invitations/accept", { token, password: PASSWORD });
      expect(answer.body.code).toBe("invitation.invalid");
    }
  });

  test("to a member is refused", async () => {
    const answer = await owner.post("/v1/invitations", { email: api.credentials.email, role: "viewer" });
    expect(answer.body.code).toBe("invitation.already_member");
  });

  test("does not open an account that exists: its password does", async () => {
    const { email, id } = await newMember("viewer");
    await owner.send("DELETE", `/v1/members/${id}`);
    await owner.post("/v1/invitations", { email, role: "engineer" });
    const token = await tokenMailedTo(email);
    expect((await someone().post("/v1/invitations/preview", { token })).body.hasAccount).toBe(true);
    const taken = await someone().post("/v1/invitations/accept", { token, password: "a password of mine" });
    expect(taken.body.code).toBe("password.wrong");
    expect((await someone().post("/v1/invitations/accept", { token, password: PASSWORD })).status).toBe(201);
  });

  test("leaves no token in the database and none in the list of sent mails", async () => {
    const email = newAddress();
    await owner.post("/v1/invitations", { email, role: "viewer" });
    const token = await tokenMailedTo(email);
    const stored = await api.db.database.reader.query(
      `SELECT 1 FROM mail WHERE text LIKE '%' || $1 || '%' UNION ALL
       SELECT 1 FROM invitation WHERE row_to_json(invitation)::text LIKE '%' || $1 || '%' UNION ALL
       SELECT 1 FROM audit_entry WHERE detail::text LIKE '%' || $1 || '%' UNION ALL
       SELECT 1 FROM outbox_event WHERE payload::text LIKE '%' || $1 || '%'`,
      [token],
    );
    expect(stored).toEqual([]);
    const [sent] = (await owner.get(`/v1/mails/organisation?to=${email}`)).body.data;
    expect(sent).toMatchObject({ template: "invitation", status: "sent", attempts: 1 });
  });
});

describe("a member", () => {
  test("may do what the role says, from the next request on", async () => {
    const { client, id } = await newMember("viewer");
    const change = { seller: { footer: "Thank you" } };
    expect((await client.get("/v1/settings")).status).toBe(200);
    expect((await client.send("PATCH", "/v1/settings", change)).body.code).toBe("access.scope_missing");
    expect((await client.post("/v1/invitations", { email: newAddress(), role: "owner" })).body.code).toBe(
      "access.scope_missing",
    );
    expect((await client.get("/v1/mail-sink/organisation")).body.code).toBe("access.scope_missing");
    expect((await client.send("PATCH", `/v1/members/${id}`, { role: "owner" })).body.code).toBe(
      "access.scope_missing",
    );

    const promoted = await owner.send("PATCH", `/v1/members/${id}`, { role: "finance" });
    expect(promoted.body.role).toBe("finance");
    expect((await client.send("PATCH", "/v1/settings", change)).status).toBe(200);
  });

  test("is changed by who saw the latest version", async () => {
    const { id } = await newMember("viewer");
    const etag = (await owner.get(`/v1/members/${id}`)).headers.get("etag") ?? "";
    const first = await owner.send("PATCH", `/v1/members/${id}`, { role: "product" }, { "if-match": etag });
    expect(first.headers.get("etag")).toBe('"2"');
    const stale = await owner.send("PATCH", `/v1/members/${id}`, { role: "owner" }, { "if-match": etag });
    expect(stale.status).toBe(412);
  });

  test("who is removed is out at once", async () => {
    const { client, id, email } = await newMember("engineer");
    expect((await client.get("/v1/session")).status).toBe(200);
    expect((await owner.send("DELETE", `/v1/members/${id}`)).status).toBe(204);
    expect((await client.get("/v1/session")).body.code).toBe("access.session_ended");
    expect((await someone().signIn(email, PASSWORD)).status).toBe(401);
  });

  test("the last owner stays owner", async () => {
    const me = (await owner.get("/v1/session")).body.person.id;
    expect((await owner.send("PATCH", `/v1/members/${me}`, { role: "viewer" })).body.code).toBe(
      "member.last_owner",
    );
    expect((await owner.send("DELETE", `/v1/members/${me}`)).body.code).toBe("member.last_owner");
  });

  test("two owners who remove each other at once leave one", async () => {
    const { client, id } = await newMember("owner");
    const me = (await owner.get("/v1/session")).body.person.id;
    const answers = await Promise.all([
      owner.send("PATCH", `/v1/members/${id}`, { role: "viewer" }),
      client.send("PATCH", `/v1/members/${me}`, { role: "viewer" }),
    ]);
    const left = await api.db.database.reader.query("SELECT 1 FROM member WHERE role = 'owner'");
    expect(left).toHaveLength(1);
    expect(answers.map(({ status }) => status)).toContain(200);
    // Whoever is left, the next tests need this one.
    await api.db.database.reader.query(
      "UPDATE member SET role = CASE person_id WHEN (SELECT id FROM person WHERE email = $1) THEN 'owner' ELSE 'viewer' END WHERE role IN ('owner', 'viewer')",
      [api.credentials.email],
    );
  });
});

describe("a forgotten password", () => {
  test("is replaced by a link that comes by mail, and every session ends", async () => {
    const { client, email } = await newMember("viewer");
    expect((await someone().post("/v1/password-resets", { email })).status).toBe(202);
    const token = await tokenMailedTo(email);
    const done = await someone().post("/v1/password-resets/complete", {
      token,
      password: "another long password",
    });
    expect(done.status).toBe(204);
    expect((await client.get("/v1/session")).status).toBe(401);
    expect((await someone().signIn(email, PASSWORD)).status).toBe(401);
    expect((await someone().signIn(email, "another long password")).status).toBe(200);
    const again = await someone().post("/v1/password-resets/complete", {
      token,
      password: "yet another password",
    });
    expect(again.body.code).toBe("password_reset.invalid");
    await api.dispatch();
    const mails = (await owner.get(`/v1/mail-sink/organisation?to=${email}`)).body.data;
    expect(mails[0].template).toBe("password_changed");
  });

  test("the answer for an unknown address is the same, and nothing is mailed", async () => {
    const before = (await owner.get("/v1/mails/organisation?limit=100")).body.data.length;
    const answer = await someone().post("/v1/password-resets", { email: "nobody@acme.example" });
    expect(answer.status).toBe(202);
    expect(answer.body).toBeNull();
    expect((await owner.get("/v1/mails/organisation?limit=100")).body.data).toHaveLength(before);
  });

  test("a second link leaves the first good until one is used", async () => {
    const { email } = await newMember("viewer");
    await someone().post("/v1/password-resets", { email });
    const first = await tokenMailedTo(email);
    await someone().post("/v1/password-resets", { email });
    const second = await tokenMailedTo(email);
    expect(
      (await someone().post("/v1/password-resets/complete", { token: first, password: PASSWORD })).status,
    ).toBe(204);
    const late = await someone().post("/v1/password-resets/complete", { token: second, password: PASSWORD });
    expect(late.body.code).toBe("password_reset.invalid");
  });

  test("an expired link is worth nothing", async () => {
    const { email } = await newMember("viewer");
    await someone().post("/v1/password-resets", { email });
    const token = await tokenMailedTo(email);
    await api.db.database.reader.query("UPDATE password_reset SET expires_at = now()");
    const late = await someone().post("/v1/password-resets/complete", { token, password: PASSWORD });
    expect(late.body.code).toBe("password_reset.invalid");
  });

  test("the link opens an account that guesses had locked", async () => {
    const { email } = await newMember("viewer");
    for (let guess = 0; guess < 11; guess++) await someone().signIn(email, `guess number ${guess}`);
    expect((await someone().signIn(email, PASSWORD)).status).toBe(429);
    await someone().post("/v1/password-resets", { email });
    const token = await tokenMailedTo(email);
    await someone().post("/v1/password-resets/complete", { token, password: PASSWORD });
    expect((await someone().signIn(email, PASSWORD)).status).toBe(200);
  });

  test("who is in changes it with the present one; the other sessions end", async () => {
    const { client, email } = await newMember("viewer");
    const elsewhere = someone();
    await elsewhere.signIn(email, PASSWORD);
    const wrong = await client.send("PUT", "/v1/password", {
      currentPassword: "not this one",
      newPassword: "a new long password",
    });
    expect(wrong.body.code).toBe("password.wrong");
    const changed = await client.send("PUT", "/v1/password", {
      currentPassword: PASSWORD,
      newPassword: "a new long password",
    });
    expect(changed.status).toBe(204);
    expect((await client.get("/v1/session")).status).toBe(200);
    expect((await elsewhere.get("/v1/session")).status).toBe(401);
  });
});

test("the organisation's audit trail tells what was done to people, without secrets", async () => {
  const { id } = await newMember("viewer");
  await owner.send("PATCH", `/v1/members/${id}`, { role: "engineer" });
  const [entry] = (await owner.get(`/v1/audit/organisation?subjectId=${id}&action=member.role_changed`)).body
    .data;
  const me = (await owner.get("/v1/session")).body.person;
  expect(entry).toMatchObject({
    actor: { kind: "person", id: me.id, name: me.name },
    subject: { type: "person", id },
    detail: { from: "viewer", to: "engineer" },
  });
  await expect(api.db.database.reader.query("UPDATE audit_entry SET action = 'nothing'")).rejects.toThrow(
    "append-only",
  );
  await expect(api.db.database.reader.query("DELETE FROM audit_entry")).rejects.toThrow("append-only");
});
