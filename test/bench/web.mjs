// npm run bench -- web: the web app as it is built and served, in a real Chromium, on an environment of 10 000 invoices.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stopRequests } from "../../scripts/bootstrap/stop-requests.mjs";
import { findBrowser } from "../../scripts/browser/find-browser.mjs";
import { startStack } from "../../scripts/stack/stack.mjs";
import { measureFirstPage } from "./web/first-page.mjs";
import { measureList } from "./web/invoice-list.mjs";
import { median, rounded } from "./web/median.mjs";
import { measurePageChanges } from "./web/page-changes.mjs";
import { launch, signIn } from "./web/person.mjs";
import { seed } from "./web/seed.mjs";

const INVOICES = 10_000;
const LIMITS = { initialJsKb: 250, longestTaskMs: 100 };

const { signal } = stopRequests();
const found = await findBrowser();
const stack = await startUp();
signal.addEventListener("abort", () => {
  void stack.stop({ wipe: true }).finally(() => process.exit(130));
});
try {
  const { api, database } = stack.addresses;
  const { apiKey, email, password } = stack.credentials();
  console.log(`Seeding an environment of ${INVOICES} invoices`);
  const environment = await seed({ api, apiKey, database, invoices: INVOICES });
  const browser = await launch(found);
  try {
    console.log(`Measuring with ${found.version}`);
    const session = await signIn(browser, api, { email, password });
    const first = await measureFirstPage(browser, session, `${api}/${environment}`);
    const changes = await measurePageChanges(browser, session, `${api}/${environment}`);
    const list = await measureList(browser, session, `${api}/${environment}`, INVOICES);
    report(first, changes, list);
  } finally {
    await browser.close();
  }
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await stack.stop({ wipe: true });
}
process.exit();

async function startUp() {
  const home = mkdtempSync(join(tmpdir(), "atlas-bench-"));
  try {
    return await startStack({
      home,
      port: "any",
      ownServers: true,
      overrides: { LOG_LEVEL: "warn" },
      print: console.log,
      signal,
    });
  } catch (error) {
    // The logs of a failure are worth a look; a start that was given up leaves nothing.
    if (signal.aborted) rmSync(home, { recursive: true, force: true });
    throw error;
  }
}

function report(first, pageChangeMs, list) {
  const pageChangeMedianMs = rounded(median(Object.values(pageChangeMs)));
  console.table({
    "first page, cold cache": { ms: first.coldMs },
    "first page, warm cache": { ms: first.warmMs },
    ...Object.fromEntries(Object.entries(pageChangeMs).map(([page, ms]) => [`to ${page}`, { ms }])),
    [`longest task in ${list.invoices} invoices`]: { ms: list.longestTaskMs },
    "longest task by processor time": { ms: list.longestTaskCpuMs },
  });
  console.log(
    `Initial JavaScript: ${first.initialJsKb} kB gzipped, ${first.sentJsKb} kB as this browser takes it (${first.files} files); ${first.laterJsKb} kB gzipped after it.`,
  );
  console.log(
    `All ${list.invoices} invoices after ${list.seconds} s of scrolling, with ${list.clicks} clicks; tasks over 50 ms: ${list.longTasks}.`,
  );
  const result = {
    bench: "web",
    firstPageMs: first.coldMs,
    firstPageWarmMs: first.warmMs,
    pageChangeMs,
    pageChangeMedianMs,
    initialJsKb: first.initialJsKb,
    longestTaskMs: list.longestTaskMs,
    longestTaskCpuMs: list.longestTaskCpuMs,
    invoices: list.invoices,
    clicks: list.clicks,
    limits: LIMITS,
  };
  console.log(JSON.stringify(result));
  const isGood =
    first.initialJsKb <= LIMITS.initialJsKb &&
    // By the clock, the machine's other work counts too.
    list.longestTaskCpuMs <= LIMITS.longestTaskMs &&
    list.invoices === INVOICES;
  if (!isGood) process.exitCode = 1;
}
