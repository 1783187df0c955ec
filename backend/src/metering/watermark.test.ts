import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import pg from "pg";
import type { Meter } from "../catalog/index.js";
import { MeterReader } from "../catalog/index.js";
import { parsePublicId } from "../platform/index.js";
import { call, MeteringScene } from "./testing/metering-scene.js";
import { UsageReader } from "./usage-reader.js";
import { currentWatermark } from "./watermark.repository.js";
import { watermarkParts, type Watermark } from "./watermark.js";

let scene: MeteringScene;
let meter: Meter;
beforeAll(async () => {
  scene = await MeteringScene.start();
  await scene.meter("tokens");
  const [first] = await scene.api.app
    .get(MeterReader)
    .list(scene.api.db.database.reader, scene.environmentId);
  meter = first!;
});
afterAll(() => scene.stop());

const reader = () => scene.api.db.database.reader;
const now = (): Promise<Watermark> => currentWatermark(reader());
async function tokensAt(customer: string, upTo: Watermark | null): Promise<string> {
  const usage = await scene.api.app.get(UsageReader).usage(reader(), scene.environmentId, {
    customerId: parsePublicId("cus", customer)!,
    subscriptionId: null,
    meters: [meter],
    start: "2026-03-01T00:00:00.000Z",
    end: "2026-04-01T00:00:00.000Z",
    upTo,
  });
  return usage["tokens"]!.quantity;
}
/** A connection whose transaction stays open while others go on. */
async function connection(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: scene.api.db.url });
  await client.connect();
  return client;
}

test("its text comes apart into its parts, and nothing else passes for one", () => {
  expect(watermarkParts("3/1001:1010:1003,1005")).toEqual({
    generation: 3,
    xmin: "1001",
    xmax: "1010",
    open: ["1003", "1005"],
  });
  expect(watermarkParts("1/7:7:").open).toEqual([]);
  for (const text of ["", "1", "1/7", "1/7:8", "1/7:8:9,", "x/7:8:", "1/7:8:9;DROP TABLE usage_event"]) {
    expect(() => watermarkParts(text)).toThrow("is not a watermark");
  }
});

describe("what is read up to a watermark never changes", () => {
  test("events that come later are not in it, those before are", async () => {
    const customer = await scene.customer("later");
    await scene.send(call("later"));
    const mark = await now();
    await scene.send(call("later"));
    expect(await tokensAt(customer, mark)).toBe("100");
    expect(await tokensAt(customer, await now())).toBe("200");
    expect(await tokensAt(customer, null)).toBe("200");
  });

  test("an event whose transaction was open is outside for ever, although its sequence is lower than others' inside", async () => {
    const customer = await scene.customer("open");
    await scene.send(call("open", { id: "open-1", properties: { tokens: 1 } }));
    const writer = await connection();
    const copyOf = (event: string, tokens: number) =>
      `INSERT INTO usage_event (environment_id, id, customer_id, time, received_at, generation, event_id, source, type, properties, measures)
       SELECT environment_id, gen_random_uuid_in_month(id), customer_id, time, received_at, generation, '${event}', source, type,
         '{"tokens": ${tokens}}', jsonb_build_object('${meter.id}', jsonb_build_object('v', '${tokens}'))
       FROM usage_event WHERE event_id = 'open-1'`;
    await writer.query(`CREATE FUNCTION gen_random_uuid_in_month(uuid) RETURNS uuid LANGUAGE sql AS
      $$ SELECT (left($1::text, 14) || right(gen_random_uuid()::text, 22))::uuid $$`);
    await writer.query("BEGIN");
    await writer.query(copyOf("open-2", 10));

    // Begun after it and committed before it: a higher transaction id, and inside.
    await scene.send(call("open", { properties: { tokens: 100 } }));
    const whileOpen = await now();
    expect(watermarkParts(whileOpen).open.length).toBeGreaterThan(0);
    expect(await tokensAt(customer, whileOpen)).toBe("101");
    await writer.query("COMMIT");
    const after = await now();
    expect(await tokensAt(customer, whileOpen)).toBe("101");
    expect(await tokensAt(customer, after)).toBe("111");

    await writer.query("BEGIN");
    await writer.query(copyOf("open-3", 1000));
    const beforeRollback = await now();
    await writer.query("ROLLBACK");
    expect(await tokensAt(customer, beforeRollback)).toBe("111");
    expect(await tokensAt(customer, await now())).toBe("111");
    await writer.end();
  });

  test("random interleavings: every watermark sees exactly what was committed when it was taken", async () => {
    const customer = await scene.customer("many");
    await scene.send(call("many", { id: "many-0", properties: { tokens: 0 } }));
    const writers = await Promise.all(Array.from({ length: 4 }, connection));
    const open: (number | null)[] = writers.map(() => null);
    let committed = 0;
    let seed = 42;
    const random = (limit: number): number =>
      (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % limit;
    const marks: { mark: Watermark; tokens: string }[] = [];
    for (let step = 0; step < 120; step++) {
      const lane = random(writers.length);
      const writer = writers[lane]!;
      const pending = open[lane] ?? null;
      if (pending === null) {
        const tokens = 1 + random(1_000);
        await writer.query("BEGIN");
        await writer.query(
          `INSERT INTO usage_event (environment_id, id, customer_id, time, received_at, generation, event_id, source, type, properties, measures)
           SELECT environment_id, (left(id::text, 14) || right(gen_random_uuid()::text, 22))::uuid, customer_id, time, received_at, generation,
             'many-${step + 1}', source, type, '{}', jsonb_build_object($1::text, jsonb_build_object('v', $2::text))
           FROM usage_event WHERE event_id = 'many-0'`,
          [meter.id, String(tokens)],
        );
        open[lane] = tokens;
      } else if (random(4) === 0) {
        await writer.query("ROLLBACK");
        open[lane] = null;
      } else {
        await writer.query("COMMIT");
        committed += pending;
        open[lane] = null;
      }
      if (random(3) === 0) marks.push({ mark: await now(), tokens: String(committed) });
    }
    for (const writer of writers) await writer.end();
    expect(marks.length).toBeGreaterThan(20);
    for (const { mark, tokens } of marks) expect(await tokensAt(customer, mark)).toBe(tokens);
  });
});

test("after a restore into another cluster, old watermarks see the old events and no new one, whatever the ids", async () => {
  const customer = await scene.customer("restored");
  await scene.send(call("restored"));
  const before = await now();
  // What a restore does: the rows are there, and this cluster is another one, whose ids begin anew and so are lower.
  await reader().query("UPDATE usage_generation SET system_identifier = system_identifier + 1");
  await reader().query("UPDATE usage_event SET xid = xid + 1000000000 WHERE environment_id = $1", [
    scene.environmentId,
  ]);
  const ofOld = before.replace(
    /\/(\d+):(\d+):.*$/,
    (_, xmin: string, xmax: string) => `/${BigInt(xmin) + 1_000_000_000n}:${BigInt(xmax) + 1_000_000_000n}:`,
  );

  await scene.send(call("restored"));
  const after = await now();
  expect(watermarkParts(after).generation).toBe(watermarkParts(before).generation + 1);
  expect(await tokensAt(customer, ofOld)).toBe("100");
  expect(await tokensAt(customer, after)).toBe("200");
  expect(await now()).toMatch(new RegExp(`^${watermarkParts(after).generation}/`));
});
