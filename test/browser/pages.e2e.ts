import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser } from "playwright-core";
import type { Json } from "../support/api.js";
import { joinColleague } from "../support/colleague.js";
import { stack } from "../support/stack.js";
import { newEnvironment } from "../support/environment.js";
import { launchBrowser, WatchedPage } from "./support/browser.js";
import { faultsOf, LOOKS } from "./support/looks.js";
import { billedMonth, type Scene } from "./support/scene.js";
import { press } from "./support/press.js";
import { signIn } from "./support/sign-in.js";

let browser: Browser;
let watched: WatchedPage;
let scene: Scene;
let empty: string;
beforeAll(async () => {
  browser = await launchBrowser();
  watched = await WatchedPage.open(browser, stack.addresses.api);
  scene = await billedMonth("browser pages");
  await joinColleague({ email: "augusta_ada_king_noel@lovelace.example", name: "Augusta Ada King-Noel" });
  ({ id: empty } = await newEnvironment({ name: "browser empty" }));
  await signIn(watched);
});
afterAll(() => browser?.close());

const issued = ({ finalizedAt }: Json): string => finalizedAt.slice(0, 10);

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
  ["price", ({ plan }) => `/catalog/plans/${plan.id}/versions/new?price=2`],
  ["test-event", () => "/usage?tab=send"],
  ["invoices-of-a-day", ({ paid }) => `/invoices?issuedFrom=${issued(paid)}&issuedTo=${issued(paid)}`],
  ["developers", () => "/developers"],
  ["request-log", () => "/developers?tab=requests"],
  ["settings", () => "/settings"],
  ["members", () => "/settings?tab=members"],
  ["branding", () => "/settings?tab=branding"],
  ["time-machine", () => "/time-machine"],
];

// What opens over a page: by its address, or by what is pressed.
const DIALOGS: [name: string, path: (scene: Scene) => string, names: string[]][] = [
  ["new-customer", () => "/customers?create=true", []],
  ["new-subscription", () => "/subscriptions?create=true", []],
  ["line-explanation", ({ paid }) => `/invoices/${paid.id}?line=${paid.lines.at(-1).id}`, []],
  ["refund", ({ paid }) => `/invoices/${paid.id}`, ["Refund …"]],
  ["void", ({ unpaid }) => `/invoices/${unpaid.id}`, ["Actions", "Void …"]],
  ["override", ({ subscription }) => `/subscriptions/${subscription.id}?tab=prices`, ["Override"]],
  ["repair-event", ({ quarantined }) => `/usage?tab=quarantine&open=${quarantined.id}`, []],
  ["conflict", ({ conflict }) => `/usage?tab=conflicts&open=${conflict.id}`, []],
  ["case", ({ collection }) => `/collections?case=${collection.id}`, []],
  ["invite", () => "/settings?tab=members", ["Invite a person"]],
];

/** Opens a page, waits until it is whole, and names its faults in every look. */
async function faultsAt(name: string, path: string, names: readonly string[] = []): Promise<string[]> {
  const { page } = watched;
  await page.goto(path);
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  await press(page, names);
  return faultsNow(name);
}

async function faultsNow(name: string): Promise<string[]> {
  const { page } = watched;
  await page.waitForFunction(() => document.querySelectorAll(".mantine-Skeleton-root").length === 0);
  const faults: string[] = [];
  for (const look of LOOKS)
    for (const fault of await faultsOf(watched, look, name)) faults.push(`${look.name}: ${fault}`);
  return faults;
}

test.each(PAGES)("%s", async (name, path) => {
  expect(await faultsAt(name, `/${scene.env.id}${path(scene)}`)).toEqual([]);
});

test.each(DIALOGS)("%s", async (name, path, names) => {
  expect(await faultsAt(name, `/${scene.env.id}${path(scene)}`, names)).toEqual([]);
  expect(await watched.page.getByRole("dialog").count()).toBeGreaterThan(0);
});

test("a key that is shown once", async () => {
  const { page } = watched;
  await page.goto(`/${scene.env.id}/developers`);
  await press(page, ["New API key"]);
  await page.getByLabel("Name").fill("ingest server");
  await press(page, ["Make the key"]);
  await page.getByText("Copy it now").waitFor();
  expect(await faultsNow("api-key")).toEqual([]);
});

test("the customer's page of an invoice", async () => {
  const { url } = await scene.env.get(`/v1/invoices/${scene.unpaid.id}/hosted-link`);
  expect(await faultsAt("hosted-invoice", new URL(url).pathname)).toEqual([]);
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
