import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser } from "playwright-core";
import { stack } from "../support/stack.js";
import { newEnvironment } from "../support/environment.js";
import { launchBrowser, WatchedPage } from "./support/browser.js";
import { faultsOf, LOOKS } from "./support/looks.js";
import { billedMonth, type Scene } from "./support/scene.js";
import { signIn } from "./support/sign-in.js";

let browser: Browser;
let watched: WatchedPage;
let scene: Scene;
let empty: string;
beforeAll(async () => {
  browser = await launchBrowser();
  watched = await WatchedPage.open(browser, stack.addresses.api);
  scene = await billedMonth("browser pages");
  ({ id: empty } = await newEnvironment({ name: "browser empty" }));
  await signIn(watched);
});
afterAll(() => browser?.close());

const PAGES: [name: string, path: (scene: Scene) => string][] = [
  ["overview", () => ""],
  ["customers", () => "/customers"],
  ["customer", ({ paying }) => `/customers/${paying.id}`],
  ["customer-usage", ({ paying }) => `/customers/${paying.id}?tab=usage`],
  ["subscriptions", () => "/subscriptions"],
  ["subscription", ({ subscription }) => `/subscriptions/${subscription.id}`],
  ["usage", () => "/usage"],
  ["quarantine", () => "/usage?tab=quarantine"],
  ["conflicts", () => "/usage?tab=conflicts"],
  ["invoices", () => "/invoices"],
  ["invoice", ({ paid }) => `/invoices/${paid.id}`],
  ["collections", () => "/collections"],
  ["catalog", () => "/catalog"],
  ["meters", () => "/catalog?tab=meters"],
  ["plan", ({ plan }) => `/catalog/plans/${plan.id}`],
  ["developers", () => "/developers"],
  ["request-log", () => "/developers?tab=requests"],
  ["settings", () => "/settings"],
  ["members", () => "/settings?tab=members"],
  ["branding", () => "/settings?tab=branding"],
  ["time-machine", () => "/time-machine"],
];

/** Opens a page, waits until it is whole, and names its faults in every look. */
async function faultsAt(name: string, path: string): Promise<string[]> {
  const { page } = watched;
  await page.goto(path);
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  await page.waitForFunction(() => document.querySelectorAll(".mantine-Skeleton-root").length === 0);
  const faults: string[] = [];
  for (const look of LOOKS)
    for (const fault of await faultsOf(watched, look, name)) faults.push(`${look.name}: ${fault}`);
  return faults;
}

test.each(PAGES)("%s", async (name, path) => {
  expect(await faultsAt(name, `/${scene.env.id}${path(scene)}`)).toEqual([]);
});

// What a newcomer sees first.
test.each(["", "/customers", "/subscriptions", "/usage", "/invoices", "/collections", "/catalog"])(
  "an empty environment at %s",
  async (path) => {
    expect(await faultsAt(`empty${path.replace("/", "-")}`, `/${empty}${path}`)).toEqual([]);
  },
);

test("an address that leads nowhere", async () => {
  expect(await faultsAt("not-found", `/${scene.env.id}/nowhere`)).toEqual([]);
});
