// Functions that Playwright sends into the page: each must stand by itself.
/* global window, document, location, requestAnimationFrame */

/** Before anything else in a page: notes every task over 50 ms. */
export function watchTasks() {
  window.benchTasks = [];
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) window.benchTasks.push({ startTime, duration });
  }).observe({ type: "longtask", buffered: true });
}

/**
 * When the page with this heading shows its figures and the main thread has come to rest: in milliseconds since the
 * navigation's start, with the scripts that had arrived by then.
 * @param {{ heading: string, figure: string, quietMs: number }} wanted
 */
export async function untilInteractive({ heading, figure, quietMs }) {
  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const isShown = () => {
    if (document.querySelector("#main h1")?.textContent !== heading) return false;
    const label = [...document.querySelectorAll("#main p")].find(({ textContent }) => textContent === figure);
    return Boolean(label?.nextElementSibling && !label.nextElementSibling.matches(".mantine-Skeleton-root"));
  };
  const deadline = performance.now() + 60_000;
  while (!isShown()) {
    if (performance.now() > deadline) throw new Error(`"${heading}" does not show its figures`);
    await nextFrame();
  }
  const shown = performance.now();
  const lastTaskEnd = () =>
    Math.max(shown, ...window.benchTasks.map(({ startTime, duration }) => startTime + duration));
  while (performance.now() - lastTaskEnd() < quietMs) await nextFrame();
  const scripts = performance
    .getEntriesByType("resource")
    .filter(({ name }) => new URL(name).pathname.endsWith(".js"))
    .map(({ name, encodedBodySize, responseEnd }) => ({ name, encodedBodySize, responseEnd }));
  return { interactive: lastTaskEnd(), shown, scripts };
}

/**
 * From the next click to the page with this heading and all of its content: milliseconds.
 * @param {{ heading: string | null, path: string }} wanted null: any heading
 */
export async function fromClickTo({ heading, path }) {
  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const clicked = await new Promise((resolve) =>
    document.addEventListener("pointerdown", ({ timeStamp }) => resolve(timeStamp), {
      capture: true,
      once: true,
    }),
  );
  const isShown = () => {
    const title = document.querySelector("#main h1")?.textContent;
    return (
      location.pathname.startsWith(path) &&
      (heading === null
        ? Boolean(title) && title !== "Invoice" && title !== "Invoices"
        : title === heading) &&
      !document.querySelector("#main .mantine-Skeleton-root, #main [aria-busy=true]")
    );
  };
  while (!isShown()) {
    if (performance.now() > clicked + 60_000) throw new Error(`${path} does not show its content`);
    await nextFrame();
  }
  // The frame in which it is on the screen.
  await nextFrame();
  return performance.now() - clicked;
}

/** Forgets the tasks so far. */
export function forgetTasks() {
  window.benchTasks.length = 0;
}

/** How far a list has come. */
export function listState() {
  const main = document.querySelector("#main");
  return {
    isAll: /\d+ in all$/.test(main.textContent.trim()),
    count: Number(/(\d+) in all$/.exec(main.textContent.trim())?.[1] ?? 0),
    below: document.documentElement.scrollHeight - window.scrollY - window.innerHeight,
    rows: main.querySelectorAll("tbody tr:not([aria-hidden])").length,
  };
}

/** Two frames: what the last wheel turn set off is on the screen. */
export async function framesShown() {
  for (let frame = 0; frame < 2; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
}

export function longTasks() {
  return window.benchTasks.map(({ duration }) => duration);
}
