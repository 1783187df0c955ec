import { randomBytes } from "node:crypto";
import { beforeAll, expect, test } from "@jest/globals";
import { Api } from "../support/api.js";
import { mailedToken } from "../support/mailed-token.js";
import { Person } from "../support/person.js";
import { owner, stack } from "../support/stack.js";

const PASSWORD = "a password that is long";
const NEXT_PASSWORD = "another password that is long";
const stranger = new Api(owner.url, "");

let boss: Person;
beforeAll(async () => {
  boss = await Person.signIn(owner.url, stack.credentials());
  boss.environment = (await boss.get("/v1/environments?name=sandbox")).data[0].id;
});

test("an engineer is invited by mail, sets a password, makes a key, forgets the password, and leaves", async () => {
  const email = `ada-${randomBytes(4).toString("hex")}@acme.example`;
  await boss.post("/v1/invitations", { email, role: "engineer" });
  const invitation = await mailedToken(boss, email, "invitation");
  expect(await stranger.post("/v1/invitations/preview", { token: invitation })).toMatchObject({
    email,
    role: "engineer",
  });
  const member = await stranger.post("/v1/invitations/accept", {
    token: invitation,
    name: "Ada",
    password: PASSWORD,
  });

  const ada = await Person.signIn(owner.url, { email, password: PASSWORD });
  ada.environment = boss.environment;
  const { key, scopes } = await ada.post("/v1/api-keys", { name: "Ada's script" });
  expect(scopes).toContain("events:write");
  expect(scopes).not.toContain("invoices:write");
  expect(await new Api(owner.url, key).get("/v1/settings")).toHaveProperty("seller");
  expect(await ada.problem("POST", "/v1/invitations", { email, role: "owner" })).toMatchObject({
    code: "access.scope_missing",
  });

  await stranger.post("/v1/password-resets", { email });
  const reset = await mailedToken(boss, email, "password_reset");
  await stranger.post("/v1/password-resets/complete", { token: reset, password: NEXT_PASSWORD });
  expect(await ada.problem("GET", "/v1/session")).toMatchObject({
    status: 401,
    code: "access.session_ended",
  });
  await expect(Person.signIn(owner.url, { email, password: PASSWORD })).rejects.toThrow("401");
  const again = await Person.signIn(owner.url, { email, password: NEXT_PASSWORD });

  await boss.delete(`/v1/members/${member.id}`);
  expect(await again.problem("GET", "/v1/session")).toMatchObject({ status: 401 });
  // What she built runs on: keys belong to the environment.
  expect(await new Api(owner.url, key).get("/v1/settings")).toHaveProperty("seller");
  const trail = await boss.get(`/v1/audit/organisation?subjectId=${member.id}`);
  expect(trail.data.map(({ action }: { action: string }) => action)).toEqual([
    "member.removed",
    "password.changed",
  ]);
});
