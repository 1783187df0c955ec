// npm run bench -- ingest: usage events through the real API, beside what the database alone can do with the same events.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "../../scripts/build/build.mjs";
import { stopRequests } from "../../scripts/bootstrap/stop-requests.mjs";
import { projectRoot } from "../../scripts/bootstrap/project-root.mjs";
import { startStack } from "../../scripts/stack/stack.mjs";
import { ApiClient } from "./ingest/api-client.mjs";
import { inLanes, seconds } from "./ingest/lanes.mjs";
import { makeEvents, METERS } from "./ingest/make-events.mjs";
import { RawCopy } from "./ingest/raw-copy.mjs";

const CUSTOMERS = 1_000;
const BATCH = 1_000;
const ROUNDS = 6;
const EVENTS = Number.parseInt(process.env.BENCH_EVENTS ?? "240000", 10);
const LANES = 4;
const DUPLICATES = 0.1;

const { signal } = stopRequests();
const stack = await startUp();
signal.addEventListener("abort", () => {
  void stack.stop({ wipe: true }).finally(() => process.exit(130));
});
try {
  const { apiKey } = stack.credentials();
  const api = new ApiClient(stack.addresses.api, apiKey, 8);
  await prepare(api);
  const { stream, expected } = makeEvents({
    batches: Math.ceil(EVENTS / BATCH),
    batchSize: BATCH,
    customers: CUSTOMERS,
    duplicates: DUPLICATES,
    startMs: Date.now() - 3_600_000,
  });
  const total = stream.length * BATCH;
  console.log(
    `${total} events in batches of ${BATCH}, ${CUSTOMERS} customers, ${METERS.length} meters, ${total - expected.events} of them sent before`,
  );

  const raw = await RawCopy.open({
    url: stack.addresses.database,
    connections: LANES,
    backend: join(projectRoot, "backend"),
  });
  const spent = { api: 0, raw: 0 };
  const counts = { accepted: 0, duplicate: 0 };
  // In turns, so that both see the same machine.
  for (let round = 0; round < ROUNDS; round++) {
    const part = stream.slice((round * stream.length) / ROUNDS, ((round + 1) * stream.length) / ROUNDS);
    const copies = part.map((events) => RawCopy.encode(events));
    const rawSeconds = await seconds(() =>
      inLanes(LANES, copies, (lane, payload) => raw.write(lane, payload)),
    );
    const bodies = part.map((events) => Buffer.from(JSON.stringify(events)));
    const apiSeconds = await seconds(() =>
      inLanes(LANES, bodies, async (_, body) => {
        const { accepted, duplicate } = await api.ingest(body);
        counts.accepted += accepted;
        counts.duplicate += duplicate;
      }),
    );
    spent.raw += rawSeconds;
    spent.api += apiSeconds;
    const rate = (time) => Math.round((part.length * BATCH) / time);
    console.log(
      `round ${round + 1}: through the API ${rate(apiSeconds)} events/s, raw ${rate(rawSeconds)} events/s`,
    );
  }
  const isRawComplete = (await raw.count()) === expected.events;
  await raw.close();

  const wrong = await compareUsage(api, expected);
  const exact =
    isRawComplete &&
    wrong === 0 &&
    counts.accepted === expected.events &&
    counts.duplicate === total - expected.events;
  console.log(`${CUSTOMERS * METERS.length} quantities read back, ${wrong} of them wrong`);
  api.close();
  const eventsPerSecond = Math.round(total / spent.api);
  const rawPerSecond = Math.round(total / spent.raw);
  const ratio = Math.round((spent.raw / spent.api) * 1_000) / 1_000;
  console.log(JSON.stringify({ bench: "ingest", eventsPerSecond, raw: rawPerSecond, ratio, exact }));
  process.exitCode = exact ? 0 : 1;
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await stack.stop({ wipe: true });
}
process.exit();

async function startUp() {
  await build(["backend"]);
  const home = mkdtempSync(join(tmpdir(), "atlas-bench-"));
  try {
    return await startStack({ home, port: "any", ownServers: true, durable: true, signal });
  } catch (error) {
    // The logs of a failure are worth a look; a start that was given up leaves nothing.
    if (signal.aborted) rmSync(home, { recursive: true, force: true });
    throw error;
  }
}

async function prepare(api) {
  const names = Array.from({ length: CUSTOMERS }, (_, number) => `customer-${number}`);
  await inLanes(8, names, async (_, externalId) => {
    await api.json("POST", "/v1/customers", { externalId, name: externalId, currency: "EUR" });
  });
  for (const meter of METERS) await api.json("POST", "/v1/meters", meter);
  await api.json("POST", "/v1/plans", {
    key: "usage",
    name: "Usage",
    version: { currency: "EUR", publish: true, prices: METERS.map(priceOf) },
  });
  // Subscriptions are looked up for every event; those to come do so without a thousand billing cycles beside the bench.
  const startAt = new Date(Date.now() + 40 * 86_400_000).toISOString();
  await inLanes(8, names, async (_, customer) => {
    await api.json("POST", "/v1/subscriptions", { customer, plan: "usage", startAt });
  });
}

function priceOf({ key, name }) {
  const params = { unitAmount: "0.0001" };
  return { key, name, template: "per_unit", meter: key, timing: "in_arrears", params };
}

/** How many quantities, of every customer and meter, differ from what was sent. */
async function compareUsage(api, expected) {
  const questions = [...expected.byCustomer.keys()].flatMap((customer) =>
    METERS.map(({ key }) => ({ customer, key })),
  );
  const range = `start=${new Date(Date.now() - 86_400_000).toISOString()}&end=${new Date(Date.now() + 86_400_000).toISOString()}`;
  let wrong = 0;
  await inLanes(8, questions, async (_, { customer, key }) => {
    const usage = await api.json("GET", `/v1/usage?customer=${customer}&meter=${key}&${range}`);
    if (usage.total.quantity === expected.quantity(customer, key)) return;
    if (wrong++ === 0)
      console.error(
        `${customer} ${key}: ${usage.total.quantity}, expected ${expected.quantity(customer, key)}`,
      );
  });
  return wrong;
}
