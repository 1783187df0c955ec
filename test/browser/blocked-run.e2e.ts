import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Locator, Page } from "playwright-core";
import { addCard, makeCatalog, makeCustomer, postTokens, subscribe } from "../support/billing.js";
import { newEnvironment, type Environment } from "../support/environment.js";
import { stack } from "../support/stack.js";
import { launchBrowser, WatchedPage } from "./support/browser.js";
import { faultsOf, LOOKS } from "./support/looks.js";
import { signIn } from "./support/sign-in.js";

// A rule that cannot be evaluated for what was used blocks the month's end: the subscription says so and why, other prices are
// agreed on with the customer, and the run goes on. The steps build on each other.
const PRICES = [
  {
    key: "tiered",
    name: "Tiered tokens",
    template: "graduated",
    meter: "tokens",
    params: {
      tiers: [
        { upTo: "1000", unitAmount: "1" },
        { upTo: null, unitAmount: "0.5" },
      ],
    },
  },
  {
    key: "by_model",
    name: "Tokens by model",
    template: "matrix",
    meter: "tokens",
    groupBy: ["model", "direction"],
    params: { prices: [{ match: { model: "atlas-1", direction: "input" }, unitAmount: "2" }] },
  },
  {
    key: "odd",
    name: "Odd",
    timing: "in_arrears",
    ruleText:
      '{ "lines": [{ "code": "odd", "description": "Odd", "quantity": 1, "amount": 10 / ($$.usage.tokens.quantity - $$.params.offset) }] }',
    params: { offset: "5" },
  },
];

let browser: Browser;
let watched: WatchedPage;
let page: Page;
let env: Environment;
let address: string;
beforeAll(async () => {
  browser = await launchBrowser();
  watched = await WatchedPage.open(browser, stack.addresses.api);
  ({ page } = watched);
  env = await newEnvironment({ name: "browser blocked", clockStart: "2026-01-15T12:00:00Z" });
  await makeCatalog(env);
  const nimbus = await makeCustomer(env, { externalId: "nimbus" });
  await addCard(env, nimbus.id, "pm_card_success");
  await env.post("/v1/plans", {
    key: "models",
    name: "Models",
    version: { currency: "EUR", anchor: "calendar", publish: true, prices: PRICES },
  });
  const { id } = await subscribe(env, nimbus.id, { plan: "models" });
  address = `/${env.id}/subscriptions/${id}`;
  await env.settle();
  await postTokens(env, "nimbus", "2026-01-15T12:00:00Z", [5]);
  await env.advanceTo("2026-02-01T00:00:01Z");
  await signIn(watched, address);
});
afterAll(() => browser?.close());

const dialog = (): Locator => page.getByRole("dialog");
/** What has got one already has another button, so that the first that is left is the next price's. */
async function openNextOverride(): Promise<void> {
  await page.goto(`${address}?tab=prices`);
  await page.getByRole("button", { name: "Override", exact: true }).first().click();
  await dialog().waitFor();
}
async function save(): Promise<void> {
  await dialog().getByRole("button", { name: "Save" }).click();
  await dialog().waitFor({ state: "hidden" });
}
async function faults(name: string): Promise<string[]> {
  const found: string[] = [];
  for (const look of LOOKS)
    for (const fault of await faultsOf(watched, look, name)) found.push(`${look.name}: ${fault}`);
  await page.setViewportSize({ width: 1280, height: 800 });
  return found;
}

test("the run says at which step it is blocked, and why", async () => {
  await page.getByText("This run is blocked").waitFor();
  await page
    .getByText(/Price "odd": Division by zero/)
    .first()
    .waitFor();
  await page.getByText("Not rated").waitFor();
  expect(await faults("blocked-run")).toEqual([]);
  await page.getByRole("link", { name: "Prices of the subscription" }).click();
  await page.getByRole("heading", { name: "Tokens by model" }).waitFor();
});

test("other tiers are agreed on in their table; what is no number says so", async () => {
  await openNextOverride();
  await dialog().getByRole("button", { name: "Agree on other tiers" }).click();
  await dialog().getByLabel("Unit price, tier 1").fill("abc");
  await dialog().getByRole("button", { name: "Save" }).click();
  await dialog()
    .getByText(/is no number/)
    .waitFor();
  expect(await faults("override-tiers")).toEqual([]);
  await dialog().getByLabel("Unit price, tier 1").fill("0.8");
  await save();
});

test("another price of one group is agreed on in the matrix", async () => {
  await openNextOverride();
  await dialog().getByRole("button", { name: "Agree on other prices by group" }).click();
  await dialog()
    .getByLabel(/^Unit price/)
    .first()
    .fill("0.1");
  expect(await faults("override-matrix")).toEqual([]);
  await save();
});

test("with the parameter changed that made the rule fail, the run goes on and bills what was agreed", async () => {
  await openNextOverride();
  await dialog().getByLabel("offset").fill("4");
  await save();
  await page.goto(address);
  await page.getByRole("button", { name: "Retry" }).click();
  await page.getByText("This run is blocked").waitFor({ state: "hidden" });
  await page.getByText("Rated", { exact: true }).waitFor();
  await env.until("the invoice to be paid", async () => {
    const [invoice] = (await env.get("/v1/invoices")).data;
    return invoice?.status === "paid";
  });
  const [{ id }] = (await env.get("/v1/invoices")).data;
  const { lines } = await env.get(`/v1/invoices/${id}`);
  // 5 tokens at 0.8 and at 0.1, and 10 / (5 - 4).
  const amounts: string[] = lines.map(({ amount }: { amount: string }) => amount);
  expect(amounts.sort()).toEqual(["0.50", "10.00", "4.00"]);
  expect(watched.takeErrors()).toEqual([]);
});
