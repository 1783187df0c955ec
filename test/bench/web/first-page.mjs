import { get } from "node:http";
import { untilInteractive } from "./in-page.mjs";
import { median, rounded } from "./median.mjs";
import { freshContext } from "./person.mjs";

const ROUNDS = 5;
const WANTED = { heading: "Overview", figure: "Revenue so far", quietMs: 500 };

/**
 * From the navigation's start to the overview at rest, first with an empty cache and then with what that visit left in it.
 * @param {import("./person.mjs").Browser} browser @param {import("./person.mjs").Session} session @param {string} url
 */
export async function measureFirstPage(browser, session, url) {
  const cold = [];
  const warm = [];
  for (let round = 0; round < ROUNDS; round++) {
    const context = await freshContext(browser, session);
    const page = await context.newPage();
    cold.push(await visit(page, url));
    await page.goto("about:blank");
    warm.push(await visit(page, url));
    await context.close();
  }
  return {
    coldMs: rounded(median(cold.map(({ interactive }) => interactive))),
    warmMs: rounded(median(warm.map(({ interactive }) => interactive))),
    ...(await weigh(cold)),
  };
}

/** @param {import("playwright-core").Page} page @param {string} url */
async function visit(page, url) {
  await page.goto(url, { waitUntil: "commit" });
  return page.evaluate(untilInteractive, WANTED);
}

/** The scripts before the page was interactive, in the round that had the most of them. */
async function weigh(visits) {
  const early = ({ interactive, scripts }) => scripts.filter(({ responseEnd }) => responseEnd <= interactive);
  const most = visits.reduce((one, other) => (early(other).length > early(one).length ? other : one));
  const initial = early(most);
  const later = most.scripts.filter((script) => !initial.includes(script));
  return {
    files: initial.length,
    initialJsKb: await gzippedKb(initial),
    laterJsKb: await gzippedKb(later),
    sentJsKb: rounded(initial.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0) / 1_000),
  };
}

// This browser takes Brotli from the local machine; the limit is for gzip, which every browser takes from anywhere.
async function gzippedKb(scripts) {
  const sizes = await Promise.all(scripts.map(({ name }) => bytesOf(name)));
  return rounded(sizes.reduce((sum, size) => sum + size, 0) / 1_000);
}

/** @param {string} url @returns {Promise<number>} */
function bytesOf(url) {
  return new Promise((resolve, reject) => {
    get(url, { headers: { "accept-encoding": "gzip" } }, (response) => {
      let size = 0;
      response.on("data", (chunk) => (size += chunk.length));
      response.on("end", () => resolve(size));
    }).on("error", reject);
  });
}
