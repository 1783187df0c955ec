import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Locator, Page } from "playwright-core";
import { addCard, invoicesOf, makeCatalog, makeCustomer, subscribe } from "../support/billing.js";
import { newEnvironment, type Environment } from "../support/environment.js";
import { stack } from "../support/stack.js";
import { launchBrowser, WatchedPage } from "./support/browser.js";
import { press } from "./support/press.js";
import { signIn } from "./support/sign-in.js";

// What is owed in two currencies: by two cards that decline and by one transfer that has not come.
let browser: Browser;
let watched: WatchedPage;
let page: Page;
let env: Environment;
let table: Locator;
beforeAll(async () => {
  browser = await launchBrowser();
  watched = await WatchedPage.open(browser, stack.addresses.api);
  ({ page } = watched);
  env = await newEnvironment({ name: "browser collections", clockStart: "2026-01-15T12:00:00Z" });
  await makeCatalog(env);
  await env.post("/v1/plans", {
    key: "dollars",
    name: "Dollars",
    version: {
      currency: "USD",
      publish: true,
      prices: [
        { key: "fee", name: "Fee", timing: "in_advance", template: "flat", params: { amount: "20.00" } },
      ],
    },
  });
  const globex = await makeCustomer(env, { externalId: "globex", name: "Globex Ltd" });
  const initech = await makeCustomer(env, { externalId: "initech", name: "Initech Inc", currency: "USD" });
  const hooli = await makeCustomer(env, {
    externalId: "hooli",
    name: "Hooli SE",
    collectionMethod: "send_invoice",
    paymentTermsDays: 7,
  });
  const nimbus = await makeCustomer(env, { externalId: "nimbus", name: "Nimbus Labs" });
  await addCard(env, globex.id, "pm_card_declined_insufficient_funds");
  await addCard(env, initech.id, "pm_card_declined_insufficient_funds");
  await addCard(env, nimbus.id, "pm_card_success");
  await subscribe(env, globex.id);
  await subscribe(env, initech.id, { plan: "dollars" });
  await subscribe(env, hooli.id);
  await subscribe(env, nimbus.id);
  await env.advanceTo("2026-01-25T12:00:00Z");
  await signIn(watched, `/${env.id}`);
  table = page.getByRole("table", { name: "Payments in collection" });
});
afterAll(() => browser?.close());

const rowsOf = async (list: Locator): Promise<string[]> =>
  (await list.getByRole("row").allInnerTexts()).slice(1);

test("a figure leads to the invoices that it counts, and to no others", async () => {
  await page.goto(`/${env.id}?currency=EUR`);
  await page.getByRole("link", { name: /^Overdue/ }).click();
  await page.waitForURL(/currency=EUR/);
  const list = page.getByRole("table", { name: "Invoices" });
  await list.getByText("Hooli SE").waitFor();
  expect((await rowsOf(list)).filter((row) => row.includes("Initech"))).toEqual([]);
  await page.goto(`/${env.id}/invoices?currency=USD`);
  await list.getByText("Initech Inc").waitFor();
  expect(await rowsOf(list)).toHaveLength(1);
});

test("collections are looked at in each currency", async () => {
  await page.goto(`/${env.id}/collections`);
  await table.getByText("Initech Inc").waitFor();
  await page.getByRole("link", { name: /^Open ?€/ }).waitFor();
  await page.getByRole("combobox", { name: "Currency of the amounts" }).click();
  await page.getByRole("option", { name: "USD" }).click();
  await page.getByRole("link", { name: /^Open ?(US)?\$/ }).waitFor();
  await table.getByText("Globex Ltd").waitFor({ state: "detached" });
  expect(await rowsOf(table)).toHaveLength(1);
});

test("a bulk retry names who is left out, and why", async () => {
  await page.goto(`/${env.id}/collections`);
  await table.getByText("Hooli SE").waitFor();
  await page.getByLabel("Choose all").check();
  await press(page, ["Retry"]);
  const dialog = page.getByRole("dialog", { name: "Retry 2 payments?" });
  await dialog.getByText(/of Hooli SE: is paid by bank transfer/).waitFor();
  await press(page, ["Cancel"]);
  await dialog.waitFor({ state: "detached" });
});

test("what is paused in bulk is told, found again and resumed", async () => {
  await page.getByRole("button", { name: "Pause", exact: true }).click();
  await page.getByRole("button", { name: /^Pause .*\$/ }).click();
  await page.getByText("3 of 3 payments paused").waitFor();
  await page.getByRole("link", { name: "Show what is paused" }).click();
  await page.waitForURL(/status=paused/);
  await table.getByText("Hooli SE").waitFor();
  await page.getByLabel("Choose all").check();
  await page.getByRole("button", { name: "Resume", exact: true }).click();
  await page.getByRole("button", { name: /^Resume .*\$/ }).click();
  await page.getByText("3 of 3 payments resumed").waitFor();
  const { data } = await env.get("/v1/collections?status=active");
  expect(data).toHaveLength(3);
});

test("a refund names its customer and its invoice", async () => {
  const nimbus = await env.get("/v1/customers/nimbus");
  const [invoice] = await invoicesOf(env, nimbus.id);
  await env.post("/v1/refunds", { invoice: invoice.id, amount: "1.00", reason: "Late start" });
  await page.goto(`/${env.id}/collections?tab=refunds`);
  const refunds = page.getByRole("table", { name: "Refunds" });
  await refunds.getByRole("link", { name: "Nimbus Labs" }).waitFor();
  await refunds.getByRole("link", { name: invoice.number }).waitFor();
});

test("nothing of it left a complaint in the console", () => expect(watched.takeErrors()).toEqual([]));
