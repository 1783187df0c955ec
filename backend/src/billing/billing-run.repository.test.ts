import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { createTestDatabase, type TestDatabase } from "../platform/testing/test-database.js";
import { ClockRepository, newId, Waits } from "../platform/index.js";
import { BILLING_RUN_WAIT, BillingRunRepository } from "./billing-run.repository.js";
import { transition } from "./billing-run.states.js";

const NOW = "2026-03-01T00:00:00.000Z";
const runs = new BillingRunRepository();
let db: TestDatabase;
let environmentId: string;

beforeAll(async () => {
  db = await createTestDatabase();
  // Runs are claimed by their own columns alone; the subscriptions they belong to are of no concern here.
  await db.database.reader.query(
    "ALTER TABLE billing_run DROP CONSTRAINT billing_run_environment_id_subscription_id_fkey",
  );
});
afterAll(() => db.drop());
beforeEach(async () => {
  environmentId = newId();
  await new ClockRepository().create(db.database.reader, environmentId, "frozen", NOW);
});

async function schedule(dueAt: string, subscriptionId = newId()): Promise<string> {
  const id = newId();
  await db.database.transaction(async (tx) => {
    const run = {
      environmentId,
      id,
      subscriptionId,
      customerId: newId(),
      boundary: dueAt,
      revision: 1,
      dueAt,
    };
    await runs.insert(tx, { ...run, closes: null, closesPlanVersionId: null });
    await new Waits().register(tx, { environmentId, kind: BILLING_RUN_WAIT, subjectId: id, dueAt });
  });
  return id;
}
const claim = async (limit = 100): Promise<string[]> =>
  (await db.database.transaction((tx) => runs.claimDue(tx, environmentId, limit))).map(({ id }) => id);
const move = (id: string, ...states: Parameters<typeof transition>[3][]) =>
  db.database.transaction(async (tx) => {
    for (const state of states) await transition(tx, environmentId, id, state);
  });
/** Claims in a transaction that stays open until `commit` is called. */
async function claimAndHold(limit: number): Promise<{ ids: string[]; commit: () => Promise<void> }> {
  const runner = db.dataSource.createQueryRunner();
  await runner.startTransaction();
  const claimed = await runs.claimDue(runner.manager, environmentId, limit);
  const commit = async (): Promise<void> => {
    await runner.commitTransaction();
    await runner.release();
  };
  return { ids: claimed.map(({ id }) => id), commit };
}

async function someoneWaits(): Promise<boolean> {
  const [row] = await db.database.reader.query<{ waiting: boolean }[]>(
    `SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
       AND database = (SELECT oid FROM pg_database WHERE datname = current_database())) AS waiting`,
  );
  return row?.waiting ?? false;
}

test("a run is read once its customer's lock is held", async () => {
  const id = await schedule(NOW);
  await move(id, "running");
  const holder = db.dataSource.createQueryRunner();
  await holder.startTransaction();
  await runs.locked(holder.manager, environmentId, id);
  const waiting = db.database.transaction((tx) => runs.locked(tx, environmentId, id));
  while (!(await someoneWaits())) await setTimeout(5);
  await transition(holder.manager, environmentId, id, "completed");
  await holder.commitTransaction();
  await holder.release();
  expect((await waiting).status).toBe("completed");
});

describe("dispatchers", () => {
  test("at the same time never take the same run, and together take them all", async () => {
    const due = await Promise.all(Array.from({ length: 40 }, () => schedule(NOW)));
    const taken = await Promise.all(Array.from({ length: 8 }, () => claim(10)));
    const all = taken.flat();
    expect(new Set(all).size).toBe(all.length);
    while (all.length < due.length) {
      const more = await claim(10);
      expect(more.length).toBeGreaterThan(0);
      all.push(...more);
    }
    expect([...all].sort()).toEqual([...due].sort());
  });

  test("pass over what another has claimed and not committed yet, without waiting for it", async () => {
    await Promise.all([schedule(NOW), schedule(NOW), schedule(NOW)]);
    const first = await claimAndHold(2);
    const second = await claim();
    await first.commit();
    expect(first.ids).toHaveLength(2);
    expect(second).toHaveLength(1);
    expect(first.ids).not.toContain(second[0]);
    expect(await claim()).toEqual([]);
  });

  test("that die give their claim back: it ends by itself", async () => {
    const id = await schedule(NOW);
    expect(await claim()).toEqual([id]);
    await db.database.reader.query(
      "UPDATE billing_run SET claimed_until = clock_timestamp() - interval '1 second' WHERE id = $1",
      [id],
    );
    expect(await claim()).toEqual([id]);
  });
});

describe("a run", () => {
  test("is taken once its time has come on its own environment's clock, earliest first", async () => {
    const [late, early] = [await schedule(NOW), await schedule("2026-02-01T00:00:00.000Z")];
    await schedule("2026-03-01T00:00:00.001Z");
    expect(await claim(1)).toEqual([early]);
    expect(await claim()).toEqual([late]);
  });

  test("waits for the run before it, be that one due, running or blocked", async () => {
    const subscription = newId();
    const january = await schedule("2026-02-01T00:00:00.000Z", subscription);
    const february = await schedule(NOW, subscription);
    expect(await claim()).toEqual([january]);
    await move(january, "running");
    expect(await claim()).toEqual([]);
    await move(january, "blocked");
    expect(await claim()).toEqual([]);
    await move(january, "scheduled");
    expect(await claim()).toEqual([january]);
    await move(january, "running", "completed");
    expect(await claim()).toEqual([february]);
  });

  test("does not wait for one that only a person holds up", async () => {
    const subscription = newId();
    const january = await schedule("2026-02-01T00:00:00.000Z", subscription);
    const february = await schedule(NOW, subscription);
    await move(january, "running", "awaiting_approval");
    expect(await claim()).toEqual([february]);
  });

  test("is on the schedule once for a boundary, whoever asks", async () => {
    const subscription = newId();
    await schedule(NOW, subscription);
    const run = {
      environmentId,
      subscriptionId: subscription,
      customerId: newId(),
      boundary: NOW,
      revision: 1,
      dueAt: NOW,
    };
    const again = { ...run, id: newId(), closes: null, closesPlanVersionId: null };
    expect(await db.database.transaction((tx) => runs.insert(tx, again))).toBe(false);
  });

  test("that is over stays so", async () => {
    const id = await schedule(NOW);
    await move(id, "cancelled");
    await expect(move(id, "running")).rejects.toMatchObject({ code: "state.not_allowed" });
  });
});
