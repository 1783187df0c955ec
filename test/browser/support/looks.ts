import axe from "axe-core";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import type { WatchedPage } from "./browser.js";
import { clippedAmounts } from "./clipped-amounts.js";

export const LOOKS = [
  { name: "light-1280", scheme: "light", width: 1280, height: 800 },
  { name: "dark-1280", scheme: "dark", width: 1280, height: 800 },
  { name: "light-390", scheme: "light", width: 390, height: 844 },
  { name: "dark-390", scheme: "dark", width: 390, height: 844 },
] as const;
export type Look = (typeof LOOKS)[number];

/** Where the screenshots lie for people to look at: `npm run e2e` names the folder. */
const FOLDER = process.env["ATLAS_SCREENSHOTS"] ?? join(import.meta.dirname, "..", "..", "screenshots");

const COLOUR_RULES = ["color-contrast", "link-in-text-block"];

/** What is wrong with a page in one look: faults found by axe, amounts cut off, sideways scrolling, complaints in the console. */
export async function faultsOf(watched: WatchedPage, look: Look, name: string): Promise<string[]> {
  const { page } = watched;
  await page.setViewportSize({ width: look.width, height: look.height });
  await page.emulateMedia({ colorScheme: look.scheme });
  await page.waitForFunction(
    (scheme) => document.documentElement.dataset["mantineColorScheme"] === scheme,
    look.scheme,
  );
  mkdirSync(FOLDER, { recursive: true });
  await page.screenshot({ path: join(FOLDER, `${name}-${look.name}.png`), animations: "disabled" });
  // What is on the page is the same in both schemes of a width, and was judged in the light one: colours alone differ.
  const violations = await judge(page, look.scheme === "dark" ? COLOUR_RULES : null);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  return [
    ...violations.map(
      ({ id, nodes }) =>
        `axe ${id}: ${nodes
          .slice(0, 3)
          .map((html) => html.slice(0, 160))
          .join(" | ")}`,
    ),
    ...(await clippedAmounts(page)),
    ...(overflow > 0 ? [`scrolls sideways by ${overflow} px`] : []),
    ...watched.takeErrors(),
  ];
}

type Violation = { id: string; nodes: string[] };

/** What axe finds on the page, by all of its rules or by some. Its code is given to each page that has not got it yet. */
async function judge(page: Page, rules: readonly string[] | null): Promise<Violation[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  return page.evaluate(async (only) => {
    const { axe: judgeOf } = window as unknown as { axe: typeof axe };
    const { violations } = await judgeOf.run(document, {
      resultTypes: ["violations"],
      ...(only ? { runOnly: [...only] } : {}),
    });
    return violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html) }));
  }, rules);
}
