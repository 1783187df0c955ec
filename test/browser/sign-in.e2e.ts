import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import type { Browser } from "playwright-core";
import { newEnvironment } from "../support/environment.js";
import { stack } from "../support/stack.js";
import { launchBrowser, WatchedPage } from "./support/browser.js";
import { faultsOf, LOOKS } from "./support/looks.js";
import { signIn, submitSignIn } from "./support/sign-in.js";

let browser: Browser;
let env: string;
let watched: WatchedPage;
beforeAll(async () => {
  browser = await launchBrowser();
  ({ id: env } = await newEnvironment({ name: "browser sign-in" }));
});
beforeEach(async () => {
  watched = await WatchedPage.open(browser, stack.addresses.api);
});
afterAll(() => browser?.close());

test("bad input is told beside its field, a wrong password as a problem", async () => {
  const { page } = watched;
  await page.goto("/login");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByText("Give your email address, such as ada@example.com.").waitFor();
  await page.getByText("Give your password.").waitFor();
  for (const look of LOOKS) expect(await faultsOf(watched, look, "login")).toEqual([]);
  await page.getByLabel("Email").fill("nobody@example.com");
  await page.getByLabel("Password", { exact: true }).fill("wrong");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("alert").waitFor();
  expect(page.url()).toContain("/login");
});

test("a deep link leads to the login, and the login back to it", async () => {
  await signIn(watched, `/${env}/invoices?state=open`);
  await watched.page.waitForURL(`**/${env}/invoices?state=open`);
  await watched.page.getByRole("heading", { level: 1, name: "Invoices" }).waitFor();
});

test("a session that was ended leads to the login, and the login back to the page", async () => {
  const { page } = watched;
  await signIn(watched, `/${env}/customers`);
  await page.context().clearCookies();
  await page.getByRole("link", { name: "Invoices" }).click();
  await page.waitForURL("**/login?to=**");
  await page.getByLabel("Email").waitFor();
  expect(new URL(page.url()).searchParams.get("to")).toContain(`/${env}/`);
  expect(watched.takeErrors()).toEqual([]);
});

test("signing out leaves nothing behind", async () => {
  const { page } = watched;
  await signIn(watched, `/${env}/customers`);
  await page.getByRole("button", { name: /^Account of/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.waitForURL("**/login**");
  await page.goto(`/${env}/customers`);
  await page.waitForURL("**/login?to=**");
});

test("a login link leads to this app only", async () => {
  await submitSignIn(watched, "/login?to=//elsewhere.example/");
  await watched.page.waitForURL((url) => url.pathname !== "/login");
  expect(new URL(watched.page.url()).host).toBe(new URL(stack.addresses.api).host);
});
