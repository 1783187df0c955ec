import { parseArgs } from "node:util";
import { build } from "../../scripts/build/build.mjs";
import { bytes } from "./bytes.mjs";
import { differential } from "./differential.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: "string" }, count: { type: "string" } },
});
const KINDS = {
  bytes: { run: bytes, count: 1_000_000 },
  differential: { run: differential, count: 100_000 },
};
const [kind = ""] = positionals;
if (!Object.hasOwn(KINDS, kind)) {
  console.error(`Say what to fuzz: ${Object.keys(KINDS).join(" or ")}, and optionally --seed N --count N.`);
  process.exit(2);
}
const seed = Number(values.seed ?? positionals[1] ?? Date.now() % 2 ** 31);
const count = Number(values.count ?? positionals[2] ?? KINDS[kind].count);
if (!Number.isSafeInteger(seed) || !Number.isSafeInteger(count) || count < 1) {
  console.error("Seed and count must be whole numbers.");
  process.exit(2);
}
await build(["rules"]);
const rules = await import("../dist/index.js");
console.log(`fuzz ${kind}: seed ${seed}, ${count} inputs`);
const totals = await KINDS[kind].run(rules, { seed, count });
console.log(JSON.stringify({ fuzz: kind, seed, count, ...totals }));
process.exitCode = (totals.crashes ?? 0) + (totals.unexplained ?? 0) === 0 ? 0 : 1;
