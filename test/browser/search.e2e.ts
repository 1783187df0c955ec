import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { makeCustomer } from "../support/billing.js";
import { newEnvironment, type Environment } from "../support/environment.js";
import { stack } from "../support/stack.js";
import { launchBrowser, WatchedPage } from "./support/browser.js";
import { signIn } from "./support/sign-in.js";

let browser: Browser;
let watched: WatchedPage;
let page: Page;
let env: Environment;
beforeAll(async () => {
  browser = await launchBrowser();
  watched = await WatchedPage.open(browser, stack.addresses.api);
  ({ page } = watched);
  env = await newEnvironment({ name: "browser search" });
  await makeCustomer(env, { externalId: "globex", name: "Globex Ltd" });
  await signIn(watched, `/${env.id}`);
  await page.getByRole("heading", { level: 1, name: "Overview" }).waitFor();
});
afterAll(() => browser?.close());

test("Enter opens the first of what the server found", async () => {
  await page.keyboard.press("Control+k");
  await page.getByLabel("Search", { exact: true }).fill("globex");
  await page.locator("[data-action][data-selected]").getByText("Globex Ltd").waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Globex Ltd" }).waitFor();
});

test.each([
  ["time machine", "/time-machine"],
  ["branding", "/settings?tab=branding"],
  ["api keys", "/developers?tab=keys"],
])("Enter after %p leads to %s", async (typed, path) => {
  await page.keyboard.press("Control+k");
  await page.getByLabel("Search", { exact: true }).fill(typed);
  await page.keyboard.press("Enter");
  await page.waitForURL(`**/${env.id}${path}`);
});

test("nothing of it left a complaint in the console", () => expect(watched.takeErrors()).toEqual([]));
