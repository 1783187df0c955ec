// npm run bench -- cycles [-- COUNT]: whole billing cycles through Temporal, beside workflows of two no-op activities on the same server.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { startStack } from "../../scripts/stack/stack.mjs";
import { AFTER_MONTH_END, prepareCustomers, until } from "./cycles/customers.mjs";
import { measureNoopRate } from "./cycles/noop-rate.mjs";

const count = Number(process.argv[2] ?? 300);
const stack = await startStack({
  home: mkdtempSync(join(tmpdir(), "atlas-bench-")),
  port: "any",
  ownServers: true,
  overrides: { LOG_LEVEL: "warn" },
  print: console.log,
});
try {
  const { temporal, api } = stack.addresses;
  console.log(`Preparing ${count} customers with 100 events each`);
  const call = await prepareCustomers(api, stack.credentials().apiKey, count);
  const before = await measureNoopRate(temporal, count);
  const cycles = await measureCycles(call, count);
  const after = await measureNoopRate(temporal, count);
  const noop = (before + after) / 2;
  console.table({
    "no-op workflows, before": rounded(before),
    "billing cycles": rounded(cycles),
    "no-op workflows, after": rounded(after),
  });
  console.log(
    JSON.stringify({
      bench: "cycles",
      count,
      cyclesPerSecond: rounded(cycles),
      noopPerSecond: rounded(noop),
      ratio: rounded(cycles / noop),
    }),
  );
} finally {
  await stack.stop({ wipe: true });
}

/**
 * From the clock's advance to the last invoice paid.
 * @param {import("./cycles/customers.mjs").Call} call @param {number} customers
 */
async function measureCycles(call, customers) {
  const database = new pg.Client({ connectionString: stack.addresses.database });
  await database.connect();
  const started = performance.now();
  const { id } = await call("POST", "/v1/clock/advance", { to: AFTER_MONTH_END });
  await until(async () => {
    const { rows } = await database.query("SELECT count(*)::int AS paid FROM invoice WHERE status = 'paid'");
    return rows[0].paid === customers * 2;
  }, 600_000);
  const elapsed = performance.now() - started;
  await database.end();
  await until(async () => (await call("GET", `/v1/clock/advances/${id}`)).status === "completed", 600_000);
  return (customers * 1_000) / elapsed;
}

/** @param {number} value */
function rounded(value) {
  return Math.round(value * 100) / 100;
}
