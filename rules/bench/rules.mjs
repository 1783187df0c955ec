import Big from "big.js";
import jsonata from "jsonata";
import { asDoubles, same } from "../conformance/compare.mjs";
import { build } from "../../scripts/build/build.mjs";
import { ROWS_100K, WORKLOADS } from "./workloads.mjs";

await build(["rules"]);
const { compile, Decimal } = await import("../dist/index.js");

const MEASURE_MS = 400;

/** Calls per second: warmed up, then the best of three windows, so that a pause of the machine does not count. */
async function rate(call, isAsync) {
  const run = async (milliseconds) => {
    const start = performance.now();
    let count = 0;
    let elapsed = 0;
    while (elapsed < milliseconds) {
      for (let batch = 0; batch < 5; batch++) {
        if (isAsync) await call();
        else call();
      }
      count += 5;
      elapsed = performance.now() - start;
    }
    return (count / elapsed) * 1000;
  };
  await run(MEASURE_MS);
  let best = 0;
  for (let window = 0; window < 3; window++) best = Math.max(best, await run(MEASURE_MS));
  return best;
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

const plain = (value) => JSON.parse(JSON.stringify(value, (_, field) => (field instanceof Big ? Number(field.toString()) : field)));
const bigs = (value) => {
  if (value instanceof Big) return Number(value.toString());
  if (Array.isArray(value)) return value.map(bigs);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, bigs(field)]));
};

const ratio = {};
let tracedWorst = 0;
console.log("workload     ours/s    stock/s  stock cold/s   by hand/s   traced/s   ratio  hand/ours");
for (const [name, { rule, input, hand }] of Object.entries(WORKLOADS)) {
  const ours = compile(rule);
  const stock = jsonata(rule);
  const expected = plain(await stock.evaluate(input));
  for (const [who, result] of [
    ["ours", asDoubles(ours.evaluate(input), Decimal)],
    ["by hand", bigs(hand(Big, input))],
  ]) {
    if (!same(result, expected)) throw new Error(`${name}: ${who} gives ${JSON.stringify(result)}, stock ${JSON.stringify(expected)}`);
  }
  const fast = await rate(() => ours.evaluate(input), false);
  const slow = await rate(() => stock.evaluate(input), true);
  const cold = await rate(() => jsonata(rule).evaluate(input), true);
  const byHand = await rate(() => hand(Big, input), false);
  const traced = await rate(() => ours.evaluateTraced(input), false);
  tracedWorst = Math.max(tracedWorst, fast / traced);
  ratio[name] = Math.round((fast / slow) * 10) / 10;
  const columns = [fast, slow, cold, byHand, traced].map((value) => Math.round(value).toString().padStart(10));
  console.log(`${name.padEnd(8)} ${columns.join("  ")}  ${ratio[name].toFixed(1).padStart(6)}  ${(byHand / fast).toFixed(2).padStart(6)}`);
}

const source = WORKLOADS.E.rule;
for (let warm = 0; warm < 2000; warm++) compile(source);
const compileMicros = median(
  Array.from({ length: 500 }, () => {
    const start = performance.now();
    compile(source);
    return (performance.now() - start) * 1000;
  }),
);

const big = compile(ROWS_100K.rule);
const rows100kMs = median(
  Array.from({ length: 25 }, () => {
    const start = performance.now();
    big.evaluate(ROWS_100K.input);
    return performance.now() - start;
  }),
);

const round = (value) => Math.round(value * 100) / 100;
const result = { bench: "rules", ratio, compileMicros: round(compileMicros), rows100kMs: round(rows100kMs), traced: round(tracedWorst) };
const bars = Object.values(ratio);
const passes =
  bars.every((value) => value >= 10) &&
  bars.filter((value) => value >= 20).length >= 5 &&
  compileMicros <= 300 &&
  rows100kMs <= 50 &&
  tracedWorst <= 2;
console.log(passes ? "all bars reached" : "a bar is missed");
console.log(JSON.stringify(result));
process.exitCode = passes ? 0 : 1;
