import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser } from "playwright-core";
import { stack } from "../support/stack.js";
import { launchBrowser, WatchedPage } from "./support/browser.js";
import { billedMonth, type Scene } from "./support/scene.js";
import { signIn } from "./support/sign-in.js";

let browser: Browser;
let watched: WatchedPage;
let scene: Scene;
beforeAll(async () => {
  browser = await launchBrowser();
  watched = await WatchedPage.open(browser, stack.addresses.api);
  scene = await billedMonth("browser addresses");
  await signIn(watched);
});
afterAll(() => browser?.close());

// Every page, with every name that its address knows: none may mean anything with such a value.
const PAGES: [path: (scene: Scene) => string, names: string][] = [
  [() => "", "currency meter"],
  [() => "/customers", "archived create"],
  [({ paying }) => `/customers/${paying.id}`, "tab edit"],
  [({ paying }) => `/customers/${paying.id}?tab=usage`, "window from to"],
  [() => "/subscriptions", "status create"],
  [({ subscription }) => `/subscriptions/${subscription.id}`, "tab"],
  [() => "/usage", "tab"],
  [() => "/usage?tab=events", "from to unmatched"],
  [() => "/usage?tab=quarantine", "status"],
  [() => "/usage?tab=conflicts", "status"],
  [() => "/invoices", "state currency dueFrom dueTo issuedFrom issuedTo sort"],
  [({ paid }) => `/invoices/${paid.id}`, "tab view"],
  [() => "/collections", "tab status declineClass"],
  [() => "/catalog", "tab archived create"],
  [({ plan }) => `/catalog/plans/${plan.id}`, "compare"],
  [({ plan }) => `/catalog/plans/${plan.id}/versions/new`, "preview period"],
  [() => "/catalog?tab=meters", "archived create"],
  [() => "/developers", "tab"],
  [() => "/developers?tab=requests", "method status"],
  [() => "/settings", "tab"],
  [() => "/time-machine", "unknown"],
];
const BAD = ["zzz", "2026-02-31", '{"a":1}'];

/** What a page says, once it is whole. */
async function textAt(address: string): Promise<string> {
  const { page } = watched;
  await page.goto(address);
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  await page.waitForFunction(() => document.querySelectorAll(".mantine-Skeleton-root").length === 0);
  return page.locator("#main").innerText();
}

const named = PAGES.map(([path, names]) => [String(path).replace(/^.*=> /, ""), names, path] as const);

test.each(named)("%s is itself with bad values of: %s", async (_, names, path) => {
  const address = `/${scene.env.id}${path(scene)}`;
  await textAt(address);
  for (const bad of BAD) {
    const search = names
      .split(" ")
      .map((name) => `${name}=${encodeURIComponent(bad)}`)
      .join("&");
    const said = await textAt(`${address}${address.includes("?") ? "&" : "?"}${search}`);
    expect(said).not.toMatch(/cannot be reached|made a mistake|not accepted|Invalid Date|NaN|invalid/i);
    expect(await watched.page.getByRole("alert").count()).toBe(0);
    expect(await watched.page.getByRole("dialog").count()).toBe(0);
  }
  expect(watched.takeErrors()).toEqual([]);
});

// Ids cannot be judged by their looks: what they name may be gone. The page says so, and stays.
test.each([
  "/invoices?customer=zzz",
  "/subscriptions?customer=zzz&plan=zzz",
  "/usage?tab=events&customer=zzz&type=zzz",
  "/usage?tab=quarantine&open=zzz&code=zzz",
  "/usage?tab=conflicts&open=zzz",
  "/collections?customer=zzz&case=zzz",
  "/collections?tab=refunds&customer=zzz",
  "/developers?tab=requests&request=zzz&path=zzz",
  "/time-machine?advance=zzz",
  "/catalog?search=zzz",
  "/?meter=zzz",
])("%s keeps the shell", async (path) => {
  const said = await textAt(`/${scene.env.id}${path}`);
  expect(said).not.toMatch(/cannot be reached|made a mistake/i);
  await watched.page
    .getByRole("navigation", { name: "Pages" })
    .getByRole("link", { name: "Customers" })
    .waitFor();
  expect(watched.takeErrors()).toEqual([]);
});
