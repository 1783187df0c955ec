import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Where the JSONata suite lies: `ATLAS_DATA`, or the data folder beside the repository. */
export function suiteFolder() {
  const beside = fileURLToPath(new URL("../../../shared/data", import.meta.url));
  return join(process.env.ATLAS_DATA ?? beside, "jsonata-suite");
}

/** @param {string} folder @returns {{ cases: any[], datasets: Record<string, unknown> } | undefined} */
export function readSuite(folder) {
  const file = join(folder, "cases.json");
  if (!existsSync(file)) return undefined;
  const datasets = join(folder, "datasets.json");
  return {
    cases: JSON.parse(readFileSync(file, "utf8")),
    datasets: existsSync(datasets) ? JSON.parse(readFileSync(datasets, "utf8")) : {},
  };
}
