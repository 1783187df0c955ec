// npm run demo:import -- <folder> [--prices FILE] [--environment NAME]: real LLM requests in, paid invoices out, all by the public API.
import "./bootstrap/node-version.mjs";
import { parseArgs } from "node:util";
import { join, resolve } from "node:path";
import { SetupError } from "./bootstrap/setup-error.mjs";
import { runCommand } from "./bootstrap/run-command.mjs";
import { readApiAccess } from "./demo-import/api-access.mjs";
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
  const { url, apiKey } = readApiAccess();
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
