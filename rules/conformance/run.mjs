import { parseArgs } from "node:util";
import { build } from "../../scripts/build/build.mjs";
import { asDoubles, same } from "./compare.mjs";
import { EXACT_CASES, withExactNumbers } from "./exact-differences.mjs";
import { readSuite, suiteFolder } from "./suite.mjs";

const { values: options } = parseArgs({
  options: { suite: { type: "string" }, verbose: { type: "boolean", default: false } },
});
const folder = options.suite ?? suiteFolder();
const suite = readSuite(folder);
if (suite === undefined) {
  console.log(
    `No JSONata suite at ${folder}; put cases.json and datasets.json there, or pass --suite FOLDER. Skipped.`,
  );
  console.log(JSON.stringify({ passed: 0, failed: 0, exact: 0, skipped: true }));
  process.exit(options.suite === undefined ? 0 : 1);
}
await build(["rules"]);
const { compile, Decimal, toPlain } = await import("../dist/index.js");

/** Cases that are meant to be large or deep are given the room that the suite gives them. */
function fuelOf(test) {
  const room = { steps: 50_000_000, items: 50_000_000, characters: 100_000_000 };
  return test.timelimit === undefined ? room : { ...room, depth: Math.max(test.depth, 100) };
}

/** What went wrong, or undefined. */
function problemOf(test) {
  const input =
    test.dataset === undefined || test.dataset === null ? test.data : suite.datasets[test.dataset];
  let value;
  try {
    value = compile(test.expr, { mode: "compat", fuel: fuelOf(test) }).evaluate(input, test.bindings);
  } catch (error) {
    return problemOfError(test, error);
  }
  const actual = asDoubles(value, Decimal);
  if ("undefinedResult" in test)
    return actual === undefined ? undefined : `expected nothing, got ${show(actual)}`;
  if ("result" in test) {
    // The listed cases must give the exact value, digit for digit; nothing else may differ at all.
    if (
      EXACT_CASES.has(test.id) &&
      !same(actual, test.result) &&
      same(toPlain(value), withExactNumbers(test.result))
    ) {
      return "exact";
    }
    return same(actual, test.result, test.unordered === true)
      ? undefined
      : `expected ${show(test.result)}, got ${show(actual)}`;
  }
  return `expected the error ${test.code ?? JSON.stringify(test.error)}, got ${show(actual)}`;
}

const show = (value) => (JSON.stringify(value) ?? "nothing").slice(0, 300);

function problemOfError(test, error) {
  const expected = test.code ?? test.error?.code;
  const wantsAny = test.error !== undefined && expected === undefined;
  const code = error.code;
  // Stock JSONata has one code for time and depth; here each budget has its own.
  const matches = wantsAny || code === expected || (expected === "U1001" && /^U100[1-4]$/.test(code));
  if (!matches) return `expected ${expected ?? show(test.result)}, got ${code} ${error.stack}`;
  const details = { ...error.details, message: error.message, code };
  for (const [name, value] of Object.entries(test.error ?? {})) {
    if (details[name] !== value) return `expected ${name} ${show(value)}, got ${show(details[name])}`;
  }
  if (test.token !== undefined && details.token !== undefined && details.token !== test.token) {
    return `expected token ${test.token}, got ${details.token}`;
  }
  return undefined;
}

const totals = { passed: 0, failed: 0, exact: 0 };
for (const test of suite.cases) {
  const problem = problemOf(test);
  if (problem === undefined) {
    totals.passed++;
  } else if (problem === "exact") {
    totals.exact++;
    console.log(`exact   ${test.id}: ${show(withExactNumbers(test.result))} instead of ${show(test.result)}`);
  } else {
    totals.failed++;
    console.log(`failed  ${test.id}: ${test.expr.slice(0, 200)}\n        ${problem}`);
  }
}
console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.exact} differ by exact decimals`);
console.log(JSON.stringify(totals));
process.exitCode = totals.failed === 0 ? 0 : 1;
