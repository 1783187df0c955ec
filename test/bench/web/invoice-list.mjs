import { forgetTasks, framesShown, listState, longTasks } from "./in-page.mjs";
import { rounded } from "./median.mjs";
import { freshContext } from "./person.mjs";

/** A window's height: as fast as one can scroll and still see what passes. */
const TURN = 800;
const MOST_ROWS = 150;

/**
 * Scrolls through the list by the wheel until all invoices are there, clicking "Show more" where the list asks for it, and
 * back to the top.
 * @param {import("./person.mjs").Browser} browser @param {import("./person.mjs").Session} session @param {string} url
 * @param {number} invoices
 */
export async function measureList(browser, session, url, invoices) {
  const context = await freshContext(browser, session);
  const page = await context.newPage();
  await page.goto(`${url}/invoices`);
  await page.getByRole("table", { name: "Invoices" }).getByRole("link").first().waitFor();
  await page.waitForLoadState("networkidle").catch(() => undefined);
  await page.evaluate(forgetTasks);
  await browser.startTracing(page, { categories: ["-*", "disabled-by-default-devtools.timeline"] });
  await page.mouse.move(700, 500);
  const started = performance.now();
  const deadline = started + 600_000;
  let clicks = 0;
  let state = await page.evaluate(listState);
  while (!state.isAll || state.below > 1) {
    if (performance.now() > deadline)
      throw new Error(`the list did not come to its end: ${JSON.stringify(state)}`);
    await page.mouse.wheel(0, TURN);
    await page.evaluate(framesShown);
    const more = page.getByRole("button", { name: "Show more" });
    if (state.below < 1 && (await more.isEnabled({ timeout: 50 }).catch(() => false))) {
      await more.click();
      clicks++;
    }
    state = await page.evaluate(listState);
    if (state.rows > MOST_ROWS) throw new Error(`${state.rows} rows are in the page at once`);
  }
  const seconds = (performance.now() - started) / 1_000;
  await page.keyboard.press("Home");
  for (let turn = 0; turn < 40; turn++) {
    await page.mouse.wheel(0, turn % 2 ? -TURN : TURN * 3);
    await page.evaluate(framesShown);
  }
  const tasks = await page.evaluate(longTasks);
  const trace = JSON.parse((await browser.stopTracing()).toString());
  await context.close();
  if (state.count !== invoices) throw new Error(`the list has ${state.count} invoices, not ${invoices}`);
  return {
    invoices: state.count,
    clicks,
    seconds: rounded(seconds),
    longTasks: tasks.length,
    longestTaskMs: Math.max(0, ...tasks),
    longestTaskCpuMs: rounded(longestOnProcessor(trace.traceEvents)),
  };
}

/** Processor time of the longest task on a page's main thread: on a busy machine a task lasts longer than it works. */
function longestOnProcessor(events) {
  const threadOf = ({ pid, tid }) => `${pid}/${tid}`;
  const main = new Set(
    events
      .filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain")
      .map((event) => threadOf(event)),
  );
  return events
    .filter((event) => event.name.endsWith("RunTask") && main.has(threadOf(event)))
    .reduce((longest, { tdur = 0 }) => Math.max(longest, tdur / 1_000), 0);
}
