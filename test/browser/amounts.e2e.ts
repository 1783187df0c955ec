import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser } from "playwright-core";
import type { Json } from "../support/api.js";
import { invoicesOf, makeCatalog, makeCustomer, postTokens, subscribe } from "../support/billing.js";
import { newEnvironment, type Environment } from "../support/environment.js";
import { stack } from "../support/stack.js";
import { launchBrowser, WatchedPage } from "./support/browser.js";
import { faultsOf, LOOKS } from "./support/looks.js";
import { signIn } from "./support/sign-in.js";

// An invoice whose lines are made up of tiers and groups with long names and many digits, on a desk and on a phone.
let browser: Browser;
let watched: WatchedPage;
let env: Environment;
let invoice: Json;
beforeAll(async () => {
  browser = await launchBrowser();
  watched = await WatchedPage.open(browser, stack.addresses.api);
  env = await newEnvironment({ name: "browser amounts", clockStart: "2026-01-15T12:00:00Z" });
  await makeCatalog(env);
  const model = "atlas-large-preview-with-a-long-name-2026-01";
  const usage = { timing: "in_arrears", meter: "tokens" };
  await env.post("/v1/plans", {
    key: "detailed",
    name: "Detailed",
    version: {
      currency: "EUR",
      publish: true,
      prices: [
        {
          ...usage,
          key: "tiers",
          name: "Tokens by volume",
          template: "graduated",
          params: {
            tiers: [
              { upTo: "1000000", unitAmount: "0.00001234567" },
              { upTo: null, unitAmount: "0.0000002345678", flatAmount: "0.500001" },
            ],
          },
        },
        {
          ...usage,
          key: "groups",
          name: "Tokens by model",
          template: "matrix",
          groupBy: ["model", "direction"],
          params: {
            prices: [
              { match: { model, direction: "input" }, unitAmount: "0.0000098765432" },
              { match: { model, direction: "output" }, unitAmount: "0.0000123456789" },
            ],
          },
        },
      ],
    },
  });
  const customer = await makeCustomer(env, { externalId: "nimbus" });
  await subscribe(env, customer.id, { plan: "detailed", startAt: "2026-01-15" });
  await env.settle();
  for (const direction of ["input", "output"]) {
    const properties = { tokens: 123_456_789, model, direction };
    await postTokens(env, "nimbus", "2026-01-15T11:00:00Z", [0], { properties });
  }
  await env.advanceTo("2026-02-02T12:00:00Z");
  invoice = (await invoicesOf(env, customer.id)).at(-1);
  await signIn(watched);
});
afterAll(() => browser?.close());

test.each([
  [
    "the customer's page",
    async () => new URL((await env.get(`/v1/invoices/${invoice.id}/hosted-link`)).url).pathname,
  ],
  ["the sheet in the app", async () => `/${env.id}/invoices/${invoice.id}`],
])("every amount of tiers and groups can be read on %s", async (name, path) => {
  const { page } = watched;
  await page.goto(await path());
  const parts = page.getByRole("list", { name: "How the amount is made up" });
  await parts.first().waitFor();
  expect(await parts.count()).toBe(2);
  for (const look of LOOKS) {
    expect([look.name, await faultsOf(watched, look, `amounts-${name.replaceAll(" ", "-")}`)]).toEqual([
      look.name,
      [],
    ]);
    const edges = await page
      .locator("li:has(> ul[aria-label]) .number")
      .evaluateAll((amounts) => amounts.map((amount) => Math.round(amount.getBoundingClientRect().right)));
    // Those of the parts and those of the lines stand below each other.
    expect(new Set(edges).size).toBe(1);
  }
});
