import Big from "big.js";
import jsonata from "jsonata";
import { asDoubles, same } from "../conformance/compare.mjs";
import { build } from "../../scripts/build/build.mjs";
import { ROWS_100K, WORKLOADS } from "./workloads.mjs";

await build(["rules"]);
const { compile, Decimal } = await import("../dist/index.js");

const WINDOW_MS = 150;
const WINDOWS = 7;

async function window(call, isAsync, milliseconds) {
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
}

/**
 * Calls per second of several contestants. They take turns in short windows, so that a busy machine slows all of them
 * alike; a ratio is the median of the ratios of neighbouring windows.
 */
async function race(contestants) {
  for (const { call, isAsync } of contestants) await window(call, isAsync, 400);
  const rates = contestants.map(() => []);
  for (let turn = 0; turn < WINDOWS; turn++) {
    for (const [index, { call, isAsync }] of contestants.entries()) {
      rates[index].push(await window(call, isAsync, WINDOW_MS));
    }
  }
  return {
    rate: (index) => median(rates[index]),
    ratio: (a, b) => median(rates[a].map((value, turn) => value / rates[b][turn])),
  };
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

const plain = (value) =>
  JSON.parse(JSON.stringify(value, (_, field) => (field instanceof Big ? Number(field.toString()) : field)));
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
    if (!same(result, expected))
      throw new Error(`${name}: ${who} gives ${JSON.stringify(result)}, stock ${JSON.stringify(expected)}`);
  }
  const result = await race([
    { call: () => ours.evaluate(input) },
    { call: () => ours.evaluateTraced(input) },
    { call: () => stock.evaluate(input), isAsync: true },
    { call: () => jsonata(rule).evaluate(input), isAsync: true },
    { call: () => hand(Big, input) },
  ]);
  tracedWorst = Math.max(tracedWorst, result.ratio(0, 1));
  ratio[name] = Math.round(result.ratio(0, 2) * 10) / 10;
  const columns = [0, 2, 3, 4, 1].map(result.rate).map((value) => Math.round(value).toString().padStart(10));
  console.log(
    `${name.padEnd(8)} ${columns.join("  ")}  ${ratio[name].toFixed(1).padStart(6)}  ${result.ratio(4, 0).toFixed(2).padStart(6)}`,
  );
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
const summary = {
  bench: "rules",
  ratio,
  compileMicros: round(compileMicros),
  rows100kMs: round(rows100kMs),
  traced: round(tracedWorst),
};
const bars = Object.values(ratio);
const passes =
  bars.every((value) => value >= 10) &&
  bars.filter((value) => value >= 20).length >= 5 &&
  compileMicros <= 300 &&
  rows100kMs <= 50 &&
  tracedWorst <= 2;
console.log(passes ? "all bars reached" : "a bar is missed");
console.log(JSON.stringify(summary));
process.exitCode = passes ? 0 : 1;
