import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { randomBytes } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import type { Browser } from "playwright-core";
import { mailedLink } from "../support/mailed-token.js";
import { Person } from "../support/person.js";
import { owner, stack } from "../support/stack.js";
import { launchBrowser, WatchedPage } from "./support/browser.js";

// A mail's link leads where its text says: each is followed as it stands in the mail.
const PASSWORD = "a password that is long";
const NEXT_PASSWORD = "another password that is long";
const email = `ada-${randomBytes(4).toString("hex")}@acme.example`;
let browser: Browser;
let boss: Person;
let watched: WatchedPage;
beforeAll(async () => {
  browser = await launchBrowser();
  boss = await Person.signIn(owner.url, stack.credentials());
  boss.environment = (await boss.get("/v1/environments?name=sandbox")).data[0].id;
});
beforeEach(async () => {
  watched = await WatchedPage.open(browser, stack.addresses.api);
});
afterAll(() => browser?.close());

test("the invitation's link makes a member, who is signed in at once", async () => {
  const { page } = watched;
  await boss.post("/v1/invitations", { email, role: "engineer" });
  await page.goto(await mailedLink(boss, email, "invitation"));
  await page.getByText(`invites ${email} as engineer`).waitFor();
  await page.getByLabel("Your name").fill("Ada");
  await page.getByLabel("Choose a password").fill(PASSWORD);
  await page.getByRole("button", { name: "Accept" }).click();
  await page.getByRole("button", { name: "Account of Ada" }).waitFor();
  await page.getByRole("heading", { level: 1, name: "Overview" }).waitFor();
  expect(watched.takeErrors()).toEqual([]);
});

test("the link for a new password sets one that signs in", async () => {
  const { page } = watched;
  await page.goto("/password-reset");
  await page.getByLabel("Email").fill(email);
  await page.getByRole("button", { name: "Send me a link" }).click();
  await page.getByText("a mail with a link is on its way").waitFor();
  await page.goto(await mailedLink(boss, email, "password_reset"));
  // The page of the link stays as it is while the next one loads, also when that takes its time.
  await page.route("**/assets/login-page-*.js", async (route) => {
    await setTimeout(500);
    await route.continue();
  });
  await page.getByLabel("New password").fill(NEXT_PASSWORD);
  await page.getByRole("button", { name: "Set the password" }).click();
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(NEXT_PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("button", { name: "Account of Ada" }).waitFor();
  expect(watched.takeErrors()).toEqual([]);
});
