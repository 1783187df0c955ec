import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import pg from "pg";
import { createTestDatabase } from "./provider-test-bed.js";
import { inTransaction } from "./provider-transaction.js";

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let pool: pg.Pool;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.url, pipeline: true });
  await pool.query("CREATE TABLE thing (id integer PRIMARY KEY)");
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const count = async (): Promise<number> =>
  (await pool.query<{ count: number }>("SELECT count(*)::int AS count FROM thing")).rows[0]!.count;

test("nothing stands of work that fails, whatever was sent with it", async () => {
  const work = inTransaction(pool, (tx) =>
    Promise.all([
      tx.query("INSERT INTO thing VALUES (1)"),
      tx.query("SELECT 1 / 0"),
      tx.query("INSERT INTO thing VALUES (2)"),
    ]),
  );
  await expect(work).rejects.toMatchObject({ code: "22012" });
  expect(await count()).toBe(0);
});

test("a connection lost in the middle fails its work alone", async () => {
  const work = inTransaction(pool, async (tx) => {
    const { rows } = await tx.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
    await pool.query("SELECT pg_terminate_backend($1)", [rows[0]?.pid]);
    await sleep(100);
    await tx.query("INSERT INTO thing VALUES (3)");
  });
  await expect(work).rejects.toThrow();
  expect(await count()).toBe(0);
});
