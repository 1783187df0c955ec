import { chromium } from "playwright-core";
import { watchTasks } from "./in-page.mjs";

const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * @typedef {import("playwright-core").Browser} Browser
 * @typedef {Awaited<ReturnType<import("playwright-core").BrowserContext["storageState"]>>} Session
 */

/** @param {import("../../../scripts/browser/find-browser.mjs").Browser} found @returns {Promise<Browser>} */
export function launch({ path, env }) {
  return chromium.launch({ executablePath: path, env: { ...process.env, ...env }, args: FLAGS });
}

/**
 * Signs in through the form, as a person does.
 * @param {Browser} browser @param {string} url @param {{ email: string, password: string }} credentials
 * @returns {Promise<Session>}
 */
export async function signIn(browser, url, { email, password }) {
  const context = await browser.newContext({ baseURL: url });
  const page = await context.newPage();
  await page.goto("/login");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("navigation", { name: "Pages" }).waitFor();
  const session = await context.storageState();
  await context.close();
  return session;
}

/** A browser window with nothing in its cache. @param {Browser} browser @param {Session} session */
export async function freshContext(browser, session) {
  const context = await browser.newContext({
    storageState: session,
    viewport: { width: 1280, height: 800 },
  });
  await context.addInitScript(watchTasks);
  return context;
}
