import { fromClickTo } from "./in-page.mjs";
import { median, rounded } from "./median.mjs";
import { freshContext } from "./person.mjs";

const ROUNDS = 5;
const PAGES = [
  "Customers",
  "Subscriptions",
  "Usage",
  "Collections",
  "Catalog",
  "Developers",
  "Settings",
  "Overview",
  "Invoices",
];

/**
 * From the click in the navigation to the page with its content, each page for the first time in its window; then one
 * invoice from the list. The browser has the files in its cache from the round before.
 * @param {import("./person.mjs").Browser} browser @param {import("./person.mjs").Session} session @param {string} url
 * @returns {Promise<Record<string, number>>} median milliseconds by page
 */
export async function measurePageChanges(browser, session, url) {
  const context = await freshContext(browser, session);
  await oneRound(context, url);
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++) rounds.push(await oneRound(context, url));
  await context.close();
  return Object.fromEntries(
    Object.keys(rounds[0]).map((page) => [page, rounded(median(rounds.map((round) => round[page])))]),
  );
}

/** @param {import("playwright-core").BrowserContext} context @param {string} url */
async function oneRound(context, url) {
  const page = await context.newPage();
  // Not one of the pages that are measured, so that all of them are new.
  await page.goto(`${url}/time-machine`, { waitUntil: "networkidle" }).catch(() => undefined);
  const navigation = page.getByRole("navigation", { name: "Pages" });
  await navigation.waitFor();
  /** @type {Record<string, number>} */
  const taken = {};
  const root = new URL(url).pathname;
  for (const name of PAGES) {
    const path = name === "Overview" ? root : `${root}/${name.toLowerCase()}`;
    const change = page.evaluate(fromClickTo, { heading: name, path });
    await navigation.getByRole("link", { name, exact: true }).click();
    taken[name.toLowerCase()] = await change;
  }
  const change = page.evaluate(fromClickTo, { heading: null, path: `${root}/invoices/` });
  await page.getByRole("table", { name: "Invoices" }).getByRole("link").first().click();
  taken["invoice"] = await change;
  await page.close();
  return taken;
}
