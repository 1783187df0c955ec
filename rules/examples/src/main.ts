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
const cases = readCases();
const outcomes = runCases(cases);
printTable(outcomes);
const count = (status: Outcome["status"]) => outcomes.filter((outcome) => outcome.status === status).length;
const summary = { passed: count("passed"), failed: count("failed"), unsupported: count("unsupported") };
// Under its policy a case may differ, with the reason above; a portable one may not.
const isPortable = (outcome: Outcome) =>
  (outcome.case as Partial<Case> | null)?.note?.startsWith("[policy]") !== true;
const broken = outcomes.filter((outcome) => outcome.status !== "passed" && isPortable(outcome));
console.log(JSON.stringify(summary));
process.exitCode = broken.length > 0 || summary.unsupported > 0 ? 1 : 0;

function readCases(): Case[] {
  try {
    const read: unknown = JSON.parse(readFileSync(file, "utf8"));
    if (Array.isArray(read)) return read as Case[];
    console.error(`${file} must be a list of cases.`);
  } catch (error) {
    console.error(`${file} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  process.exit(2);
}

function printTable(all: Outcome[]): void {
  const byModel = groupByModel(all);
  for (const [model, own] of [...byModel].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const passed = own.filter(({ status }) => status === "passed").length;
    console.log(`${passed === own.length ? "ok  " : "FAIL"} ${model.padEnd(44)} ${passed}/${own.length}`);
    for (const { case: one, status, reason } of own.filter((outcome) => outcome.status !== "passed")) {
      const { id = "(no id)", note = "" } = (one as Partial<Case> | null) ?? {};
      console.log(`       ${status} ${id} ${/^\[\w+\]/.exec(note)?.[0] ?? ""}: ${reason}`);
    }
  }
}

function groupByModel(all: Outcome[]): Map<string, Outcome[]> {
  const groups = new Map<string, Outcome[]>();
  for (const outcome of all) {
    const model = String((outcome.case as Partial<Case> | null)?.model ?? "(no model)");
    groups.set(model, [...(groups.get(model) ?? []), outcome]);
  }
  return groups;
}

function dataFolder(): string {
  if (process.env["ATLAS_DATA"]) return resolve(process.env["ATLAS_DATA"]);
  // dist → examples → rules → the repository, beside which the data lies.
  const repository = resolve(dirname(fileURLToPath(import.meta.url)), "..", "..", "..");
  return join(repository, "..", "shared", "data");
}
