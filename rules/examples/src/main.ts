import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { Case } from "./case.js";
import { runCases, type Outcome } from "./run-cases.js";

const { values } = parseArgs({ options: { cases: { type: "string" } } });
const file = values.cases ? resolve(values.cases) : join(dataFolder(), "worked-examples", "cases.json");
if (!existsSync(file)) {
  console.error(
    `No cases at ${file}. Pass a file with --cases, or set ATLAS_DATA to the folder that holds worked-examples.`,
  );
  process.exit(2);
}
const cases = JSON.parse(readFileSync(file, "utf8")) as Case[];
const outcomes = runCases(cases);
printTable(outcomes);
const count = (status: Outcome["status"]) => outcomes.filter((outcome) => outcome.status === status).length;
const summary = { passed: count("passed"), failed: count("failed"), unsupported: count("unsupported") };
// Under its policy a case may differ, with the reason above; a portable one may not.
const isPortable = (outcome: Outcome) => outcome.case.note?.startsWith("[policy]") !== true;
const broken = outcomes.filter((outcome) => outcome.status !== "passed" && isPortable(outcome));
console.log(JSON.stringify(summary));
process.exitCode = broken.length > 0 || summary.unsupported > 0 ? 1 : 0;

function printTable(all: Outcome[]): void {
  const byModel = groupByModel(all);
  for (const [model, own] of [...byModel].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const passed = own.filter(({ status }) => status === "passed").length;
    console.log(`${passed === own.length ? "ok  " : "FAIL"} ${model.padEnd(44)} ${passed}/${own.length}`);
    for (const { case: one, status, reason } of own.filter((outcome) => outcome.status !== "passed")) {
      console.log(`       ${status} ${one.id} ${/^\[\w+\]/.exec(one.note ?? "")?.[0] ?? ""}: ${reason}`);
    }
  }
}

function groupByModel(all: Outcome[]): Map<string, Outcome[]> {
  const groups = new Map<string, Outcome[]>();
  for (const outcome of all)
    groups.set(outcome.case.model, [...(groups.get(outcome.case.model) ?? []), outcome]);
  return groups;
}

function dataFolder(): string {
  if (process.env["ATLAS_DATA"]) return resolve(process.env["ATLAS_DATA"]);
  // dist → examples → rules → the repository, beside which the data lies.
  const repository = resolve(dirname(fileURLToPath(import.meta.url)), "..", "..", "..");
  return join(repository, "..", "shared", "data");
}
