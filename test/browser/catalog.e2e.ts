import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import type { Json } from "../support/api.js";
import { makeCatalog } from "../support/billing.js";
import { newEnvironment, type Environment } from "../support/environment.js";
import { stack } from "../support/stack.js";
import { launchBrowser, WatchedPage } from "./support/browser.js";
import { signIn } from "./support/sign-in.js";

// A product manager who changes what a plan costs.
let browser: Browser;
let watched: WatchedPage;
let page: Page;
let env: Environment;
beforeAll(async () => {
  browser = await launchBrowser();
  watched = await WatchedPage.open(browser, stack.addresses.api);
  ({ page } = watched);
  env = await newEnvironment({ name: "browser catalog", clockStart: "2026-01-15T12:00:00Z" });
  await makeCatalog(env);
  await signIn(watched, `/${env.id}`);
});
afterAll(() => browser?.close());

const versions = async (): Promise<Json[]> => (await env.get("/v1/plans/scale/versions")).data;

test("a new version is saved and published in one go", async () => {
  await page.goto(`/${env.id}/catalog/plans/scale/versions/new`);
  await page.getByLabel("Amount").first().fill("59.00");
  await page.getByRole("button", { name: "Save and publish" }).click();
  const question = page.getByRole("dialog", { name: "Publish version 2 of Scale?" });
  await question.waitFor();
  // The pages behind it read the saved draft meanwhile; the question must outlast that.
  await page.waitForURL(/publish=true/);
  await page.waitForTimeout(1_000);
  await question.getByRole("button", { name: "Publish version 2" }).click();
  await page.getByText("Version 2 of Scale is published").waitFor();
  const published = (await versions()).find(({ number }) => number === 2);
  expect(published).toMatchObject({ status: "published" });
  expect(JSON.stringify(published)).toContain('"59.00"');
  expect(watched.takeErrors()).toEqual([]);
});
