// npm run demo:import -- <folder> [--prices FILE] [--environment NAME]: real LLM requests in, paid invoices out, all by the public API.
import "./bootstrap/node-version.mjs";
import { existsSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { join, resolve } from "node:path";
import { SetupError } from "./bootstrap/setup-error.mjs";
import { runCommand } from "./bootstrap/run-command.mjs";
import { defaultHome, homeLayout } from "./stack/home.mjs";
import { importUsage } from "./demo-import/import-usage.mjs";

await runCommand(async ({ signal }) => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { prices: { type: "string" }, environment: { type: "string", default: "azure-llm-2023" } },
  });
  const [folder] = positionals;
  if (!folder) {
    throw new SetupError("Which folder holds code.csv and conv.csv?", {
      remedy: "npm run demo:import -- ../shared/data/azure-llm-2023",
    });
  }
  const from = (/** @type {string} */ path) => resolve(process.env["INIT_CWD"] ?? process.cwd(), path);
  const { url, apiKey } = credentials();
  const report = await importUsage({
    url,
    apiKey,
    environment: values.environment,
    folder: from(folder),
    pricesFile: from(values.prices ?? join(folder, "..", "llm-prices", "prices.json")),
    print: (line) => console.log(line),
    signal,
  });
  console.log(JSON.stringify(report));
  return 0;
});

function credentials() {
  const { ATLAS_URL, ATLAS_API_KEY } = process.env;
  if (ATLAS_URL && ATLAS_API_KEY) return { url: ATLAS_URL, apiKey: ATLAS_API_KEY };
  const home = homeLayout(defaultHome());
  if (!existsSync(home.credentials)) {
    throw new SetupError("There are no credentials yet.", {
      remedy: "start Atlas first, in another terminal: npm start (or set ATLAS_URL and ATLAS_API_KEY)",
    });
  }
  const { url, apiKey } = JSON.parse(readFileSync(home.credentials, "utf8"));
  // Where it runs now, if it runs on another port than at its first start.
  const instance = existsSync(home.instance) ? JSON.parse(readFileSync(home.instance, "utf8")) : {};
  return { url: ATLAS_URL ?? instance.url ?? url, apiKey: ATLAS_API_KEY ?? apiKey };
}
