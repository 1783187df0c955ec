import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { createTestDatabase, type TestDatabase } from "../testing/test-database.js";
import { PreparingClient } from "./preparing-client.js";

let db: TestDatabase;
let client: PreparingClient;

beforeAll(async () => {
  db = await createTestDatabase();
  await db.database.reader.query("CREATE TABLE thing (id integer PRIMARY KEY, name text)");
  await db.database.reader.query("INSERT INTO thing VALUES (1, 'one'), (2, 'two')");
});
afterAll(() => db.drop());
const connected = async (): Promise<PreparingClient> => {
  const connection = new PreparingClient({ connectionString: db.url });
  await connection.connect();
  return connection;
};
let turn = 0;
beforeEach(async () => {
  turn += 1;
  client = await connected();
});
afterEach(() => client.end());

const byId = (id: number, from = client): Promise<unknown[]> =>
  from.query(`SELECT * FROM thing WHERE id = $1 /* test ${turn} */`, [id]).then(({ rows }) => rows);
const kept = (): Promise<number> =>
  client.query("SELECT count(*)::int AS kept FROM pg_prepared_statements").then(({ rows }) => rows[0].kept);

test("a statement is kept from its second use on, and answers for each value", async () => {
  expect(await byId(1)).toEqual([{ id: 1, name: "one" }]);
  expect(await kept()).toBe(0);
  expect(await byId(2)).toEqual([{ id: 2, name: "two" }]);
  expect(await byId(3)).toEqual([]);
  expect(await kept()).toBe(1);
});

test("what one connection has had before, another keeps from its first use on", async () => {
  const other = await connected();
  expect(await byId(1, other)).toEqual([{ id: 1, name: "one" }]);
  await other.end();
  expect(await byId(2)).toEqual([{ id: 2, name: "two" }]);
  expect(await kept()).toBe(1);
});

test("a statement that fails tells who asked, and the connection goes on", async () => {
  for (let time = 0; time < 2; time += 1) {
    const error: unknown = await byId(2 ** 40).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: "22003", stack: expect.stringContaining("preparing-client") });
  }
  expect(await byId(1)).toEqual([{ id: 1, name: "one" }]);
});

test("a statement without values is never kept", async () => {
  for (let time = 0; time < 3; time += 1) await client.query("SELECT 1");
  expect(await kept()).toBe(0);
});

test("after a migration under it a statement fails once, and is prepared anew", async () => {
  await byId(1);
  await byId(1);
  await db.database.reader.query("ALTER TABLE thing ADD COLUMN colour text");
  await expect(byId(1)).rejects.toMatchObject({ code: "0A000" });
  expect(await byId(1)).toEqual([{ id: 1, name: "one", colour: null }]);
  expect(await byId(2)).toEqual([{ id: 2, name: "two", colour: null }]);
});
