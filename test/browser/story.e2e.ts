import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { addCard, invoicesOf, makeCatalog, makeCustomer, postTokens, subscribe } from "../support/billing.js";
import { newEnvironment, type Environment } from "../support/environment.js";
import { stack } from "../support/stack.js";
import { launchBrowser, WatchedPage } from "./support/browser.js";
import { signIn } from "./support/sign-in.js";

// One month as the people who work with it see it: usage comes in, the month ends, the invoice explains itself, a card that
// declined is tried again, and a part is paid back. The steps build on each other.
// Declines once for each invoice, then pays.
const CARD = "pm_card_decline_once";
let browser: Browser;
let watched: WatchedPage;
let page: Page;
let env: Environment;
beforeAll(async () => {
  browser = await launchBrowser();
  watched = await WatchedPage.open(browser, stack.addresses.api);
  ({ page } = watched);
  env = await newEnvironment({ name: "browser story", clockStart: "2026-01-15T12:00:00Z" });
  await makeCatalog(env);
  const nimbus = await makeCustomer(env, { externalId: "nimbus" });
  const globex = await makeCustomer(env, { externalId: "globex", name: "Globex Ltd" });
  await addCard(env, nimbus.id, "pm_card_success");
  await addCard(env, globex.id, CARD);
  await subscribe(env, nimbus.id);
  await subscribe(env, globex.id);
  await env.settle();
});
afterAll(() => browser?.close());

test("a finance person signs in and finds the environment's overview", async () => {
  await signIn(watched, `/${env.id}`);
  await page.getByText("Test environment browser story").waitFor();
  await page.getByRole("heading", { level: 1, name: "Overview" }).waitFor();
});

test("usage appears in the live tail as it arrives", async () => {
  await page.goto(`/${env.id}/usage`);
  await page.getByText("live", { exact: true }).waitFor();
  await postTokens(env, "nimbus", "2026-01-15T12:00:00Z", [41_000]);
  await page.getByRole("table", { name: "Live events" }).getByText("llm.tokens").first().waitFor();
});

test("the month ends by the time machine, and tells what happened", async () => {
  await page.goto(`/${env.id}/time-machine`);
  await page.getByRole("button", { name: /period.s end/i }).click();
  await env.until("the month to be billed", async () => {
    const [advance] = (await env.get("/v1/clock/advances")).data;
    return advance.target === "2026-02-01T00:00:00.000Z" && advance.status === "completed";
  });
  const told = page.getByRole("table", { name: "What happened on the way" });
  await told
    .getByText(/INV-\d+/)
    .first()
    .waitFor();
});

test("each line of the invoice explains itself, and the invoice proves right", async () => {
  const nimbus = await env.get("/v1/customers/nimbus");
  const invoice = (await invoicesOf(env, nimbus.id)).at(-1);
  await page.goto(`/${env.id}/invoices/${invoice.id}`);
  await page.getByRole("heading", { level: 1, name: new RegExp(invoice.number) }).waitFor();
  await page.getByRole("link", { name: "Tokens" }).first().click();
  const drawer = page.getByRole("dialog");
  await drawer
    .getByText(/41.?000/)
    .first()
    .waitFor();
  await drawer.getByRole("button", { name: /verify/i }).click();
  await drawer
    .getByText(/match|same bytes|proves right/i)
    .first()
    .waitFor();
  await page.keyboard.press("Escape");
});

test("a day of the overview leads to the invoices of that day", async () => {
  await page.goto(`/${env.id}`);
  await page.getByRole("link", { name: "Invoices of Feb 1" }).click();
  await page.getByRole("heading", { level: 1, name: "Invoices" }).waitFor();
  const list = page.getByRole("table", { name: "Invoices" });
  await list
    .getByText(/INV-\d+/)
    .first()
    .waitFor();
  expect(new URL(page.url()).searchParams.get("issuedFrom")).toBe("2026-02-01");
  await page.getByRole("button", { name: "Clear filters" }).click();
  await list.getByText("INV-000001").waitFor();
});

test("a card that declined stands in the work list and is charged again", async () => {
  await page.goto(`/${env.id}/collections`);
  await page.getByRole("table", { name: "Payments in collection" }).getByText("Globex Ltd").waitFor();
  await page
    .getByRole("row", { name: /Globex/ })
    .last()
    .focus();
  await page.keyboard.press("Enter");
  const drawer = page.getByRole("dialog", { name: "Payment in collection" });
  await drawer.getByText("Try 1: declined").waitFor();
  await drawer.getByRole("button", { name: "Retry now" }).click();
  await page.getByRole("button", { name: /^Charge / }).click();
  await drawer.getByText("Ended: paid").waitFor();
});

test("a part of a paid invoice is paid back, with its credit note", async () => {
  const nimbus = await env.get("/v1/customers/nimbus");
  const invoice = (await invoicesOf(env, nimbus.id)).at(-1);
  await page.goto(`/${env.id}/invoices/${invoice.id}`);
  await page.getByRole("button", { name: "Refund …" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Amount").fill("ten");
  await dialog.getByLabel("Reason").fill("Service credit");
  await dialog.getByRole("button", { name: /^Refund/ }).click();
  await dialog.getByText(/Give an amount such as/).waitFor();
  await dialog.getByLabel("Amount").fill("10.00");
  await dialog.getByRole("button", { name: /^Refund .*10\.00/ }).click();
  await env.until("the refund to arrive", async () => {
    const [refund] = (await env.get(`/v1/refunds?invoice=${invoice.id}`)).data;
    return refund?.status === "succeeded" && refund.creditNoteId !== null;
  });
});

test("nothing of it left a complaint in the console", () => {
  expect(watched.takeErrors()).toEqual([]);
});
