import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { newId } from "../ids.js";
import { createTestDatabase, type TestDatabase } from "../testing/test-database.js";
import { sqlState, type Tx } from "./database.js";
import { Locks } from "./locks.js";
import { firstRow } from "./rows.js";
import { together } from "./together.js";

let db: TestDatabase;

beforeAll(async () => {
  db = await createTestDatabase();
  await db.database.reader.query("CREATE TABLE thing (id integer PRIMARY KEY)");
});
afterAll(() => db.drop());
beforeEach(() => db.database.reader.query("DELETE FROM thing"));

const insert = (tx: Tx, id: number): Promise<unknown> => tx.query("INSERT INTO thing VALUES ($1)", [id]);
const count = async (): Promise<number> =>
  (await db.database.reader.query<{ count: number }[]>("SELECT count(*)::int AS count FROM thing"))[0]!.count;

test("gives each part's result in its place", async () => {
  const work = db.database.transaction((tx) =>
    together(insert(tx, 1), Promise.resolve("one"), setTimeout(5, "two")),
  );
  expect((await work).slice(1)).toEqual(["one", "two"]);
  expect(await count()).toBe(1);
});

test("nothing of a transaction stands when one part fails, however long the others take", async () => {
  const steps: string[] = [];
  const slow = async (tx: Tx): Promise<void> => {
    await insert(tx, 1);
    await setTimeout(50);
    steps.push("slow part goes on");
    await insert(tx, 2);
  };
  const failing = async (): Promise<void> => {
    await setTimeout(5);
    throw new Error("no such customer");
  };
  const work = db.database.transaction((tx) => together(slow(tx), failing()));
  await expect(work).rejects.toThrow("no such customer");
  expect(steps).toEqual(["slow part goes on"]);
  expect(await count()).toBe(0);
});

test("the cause is thrown, not what the server answers to the statements after it", async () => {
  const after = async (tx: Tx): Promise<void> => {
    await insert(tx, 1);
    await setTimeout(20);
    await insert(tx, 3);
  };
  const failure: unknown = await db.database
    .transaction((tx) => together(after(tx), insert(tx, 2), insert(tx, 2)))
    .catch((error: unknown) => error);
  expect(sqlState(failure)).toBe("23505");
  expect(await count()).toBe(0);
});

test("what is read behind a lock is read once the lock is held", async () => {
  const environmentId = newId();
  const customerId = newId();
  const holder = db.dataSource.createQueryRunner();
  await holder.startTransaction();
  await Locks.customer(holder.manager, environmentId, customerId);
  const reading = db.database.transaction((tx) =>
    together(
      Locks.customer(tx, environmentId, customerId),
      firstRow(tx, "SELECT id FROM thing WHERE id = $1", [1]),
    ),
  );
  while (!(await someoneWaits())) await setTimeout(5);
  await insert(holder.manager, 1);
  await holder.commitTransaction();
  await holder.release();
  expect((await reading)[1]).toEqual({ id: 1 });
});

async function someoneWaits(): Promise<boolean> {
  const row = await firstRow<{ waiting: boolean }>(
    db.database.reader,
    `SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
       AND database = (SELECT oid FROM pg_database WHERE datname = current_database())) AS waiting`,
  );
  return row?.waiting ?? false;
}
