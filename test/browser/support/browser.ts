import { chromium, type Browser, type Page } from "playwright-core";

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

/** The real Chromium that `npm run e2e` found. */
export function launchBrowser(): Promise<Browser> {
  const found = process.env["ATLAS_BROWSER"];
  if (!found) throw new Error("There is no browser: start these tests by `npm run e2e`.");
  const { path, env } = JSON.parse(found) as { path: string; env: Record<string, string> };
  return chromium.launch({
    executablePath: path,
    env: { ...process.env, ...env },
    args: FLAGS,
  });
}

/** A page that remembers what its console said wrong. */
export class WatchedPage {
  private readonly wrong: string[] = [];

  private constructor(readonly page: Page) {
    page.on("pageerror", (error) => this.wrong.push(`uncaught: ${error.message}`));
    page.on("console", (message) => {
      if (message.type() === "error" && !isExpected(message.text())) this.wrong.push(message.text());
    });
  }

  static async open(browser: Browser, url: string): Promise<WatchedPage> {
    const context = await browser.newContext({
      baseURL: url,
      viewport: { width: 1280, height: 800 },
      reducedMotion: "reduce",
    });
    context.setDefaultTimeout(20_000);
    return new WatchedPage(await context.newPage());
  }

  /** What the console said wrong since the last call. */
  takeErrors(): string[] {
    return this.wrong.splice(0);
  }
}

// Chromium writes every answer of 4xx to the console; the pages show them as problems, which the tests look at.
const isExpected = (text: string): boolean => /Failed to load resource: .* status of 4\d\d/.test(text);
