import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { newId, publicId } from "../platform/index.js";
import { startTestApi, type TestApi } from "../platform/testing/test-api.js";
import { TestClient } from "../platform/testing/test-client.js";
import { hashPassword } from "./passwords.js";

const PASSWORD = "correct horse battery";

let api: TestApi;
const other = { organisationId: newId(), personId: newId(), email: "eve@other.example" };
/** Owner of another organisation, with nothing in it. */
let eve: TestClient;
let owner: TestClient;
beforeAll(async () => {
  api = await startTestApi();
  const { reader } = api.db.database;
  await reader.query("INSERT INTO organisation (id, name) VALUES ($1, 'Other')", [other.organisationId]);
  const hash = await hashPassword(PASSWORD);
  await reader.query("INSERT INTO person (id, email, name, password_hash) VALUES ($1, $2, 'Eve', $3)", [
    other.personId,
    other.email,
    hash,
  ]);
  await reader.query("INSERT INTO member (organisation_id, person_id, role) VALUES ($1, $2, 'owner')", [
    other.organisationId,
    other.personId,
  ]);
  eve = new TestClient(api.url);
  await eve.signIn(other.email, PASSWORD);
  owner = new TestClient(api.url);
  await owner.signIn(api.credentials.email, api.credentials.password);
  const environmentId = newId();
  await reader.query(
    "INSERT INTO environment (id, organisation_id, mode, name) VALUES ($1, $2, 'test', 'first')",
    [environmentId, other.organisationId],
  );
});
afterAll(() => api.stop());

describe("two organisations", () => {
  test("see nothing of each other's people, environments and sessions", async () => {
    const me = (await owner.get("/v1/session")).body;
    const invitation = (await owner.post("/v1/invitations", { email: "ada@acme.example", role: "viewer" }))
      .body;
    const environment = (await owner.get("/v1/environments")).body.data[0];

    expect((await eve.get("/v1/members")).body.data).toHaveLength(1);
    expect((await eve.get("/v1/invitations")).body.data).toEqual([]);
    expect((await eve.get("/v1/environments")).body.data).toHaveLength(1);
    for (const [method, path, body] of [
      ["GET", `/v1/members/${me.person.id}`],
      ["PATCH", `/v1/members/${me.person.id}`, { role: "viewer" }],
      ["DELETE", `/v1/members/${me.person.id}`],
      ["DELETE", `/v1/invitations/${invitation.id}`],
      ["DELETE", `/v1/sessions/${me.id}`],
      ["GET", `/v1/environments/${environment.id}`],
      ["PUT", "/v1/session/organisation", { organisation: me.organisation.id }],
      ["POST", "/v1/api-keys", { name: "way in", environment: environment.id }],
    ] as const) {
      const answer = await eve.send(method, path, body);
      expect([method, path, answer.status >= 400 && answer.status < 500]).toEqual([method, path, true]);
    }
    const inside = await eve.get("/v1/settings", { "atlas-environment": environment.id });
    expect(inside.body.code).toBe("environment.not_found");
    expect((await owner.get("/v1/session")).body.organisation.role).toBe("owner");
    expect((await owner.get("/v1/invitations")).body.data[0].status).toBe("open");
  });

  test("may share a person, whose session works in one of them at a time", async () => {
    await api.db.database.reader.query(
      "INSERT INTO member (organisation_id, person_id, role) SELECT organisation_id, $1, 'viewer' FROM member JOIN person p ON p.id = person_id WHERE p.email = $2",
      [other.personId, api.credentials.email],
    );
    const session = (await eve.get("/v1/session")).body;
    expect(session.organisation).toMatchObject({ name: "Other", role: "owner" });
    const acme = session.organisations.find(({ name }: { name: string }) => name === "Acme");
    const entered = await eve.send("PUT", "/v1/session/organisation", { organisation: acme.id });
    expect(entered.body.organisation).toMatchObject({ name: "Acme", role: "viewer" });
    expect(entered.body.scopes).not.toContain("members:write");
    expect((await eve.get("/v1/members")).body.data).toHaveLength(2);
    expect((await eve.post("/v1/invitations", { email: "x@acme.example", role: "owner" })).body.code).toBe(
      "access.scope_missing",
    );
    const nowhere = await eve.send("PUT", "/v1/session/organisation", {
      organisation: publicId("org", newId()),
    });
    expect(nowhere.body.code).toBe("organisation.not_found");
  });
});
