import { once } from "node:events";
import { Socket } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from "@jest/globals";
import { from as copyFrom } from "pg-copy-streams";
import { createTestDatabase, type TestDatabase } from "../testing/test-database.js";
import { PipeliningClient } from "./pipelining-client.js";

let db: TestDatabase;
let client: PipeliningClient;

beforeAll(async () => {
  db = await createTestDatabase();
  await db.database.reader.query("CREATE TABLE thing (id integer PRIMARY KEY, name text)");
});
afterAll(() => db.drop());
beforeEach(async () => {
  await db.database.reader.query("DELETE FROM thing");
  client = new PipeliningClient({ connectionString: db.url });
  await client.connect();
});
afterEach(() => client.end());

const insert = (id: number): Promise<unknown> =>
  client.query("INSERT INTO thing VALUES ($1, $2)", [id, `number ${id}`]);
const ids = async (): Promise<number[]> =>
  (await db.database.reader.query<{ id: number }[]>("SELECT id FROM thing ORDER BY id")).map(({ id }) => id);
const begin = (): Promise<unknown> => client.query("START TRANSACTION");

/** How many messages of statements went to the server while `work` was done. */
async function messages(work: () => Promise<unknown>): Promise<number> {
  const writes = [
    jest.spyOn(Socket.prototype, "_write"),
    jest.spyOn(Socket.prototype, "_writev" as "_write"),
  ];
  await work();
  const sent = writes.reduce((sum, write) => sum + write.mock.calls.length, 0);
  for (const write of writes) write.mockRestore();
  return sent;
}

test("what is asked for at the same time goes in one message, and is done in its order", async () => {
  const answers: unknown[] = [];
  const sent = await messages(async () => {
    const rename = (): Promise<unknown> =>
      client.query("UPDATE thing SET name = 'changed' WHERE id = $1 RETURNING name", [1]);
    answers.push(...(await Promise.all([insert(1), rename()])));
  });
  expect(sent).toBe(1);
  expect(answers[1]).toMatchObject({ rows: [{ name: "changed" }] });
});

test("a transaction's beginning goes with its first statement", async () => {
  const sent = await messages(async () => {
    await begin();
    await insert(1);
    await client.query("ROLLBACK");
  });
  expect(sent).toBe(2);
  expect(await ids()).toEqual([]);
});

test("after a failure in a transaction, what travelled behind it fails too", async () => {
  await begin();
  const [first, again, other] = await Promise.allSettled([insert(1), insert(1), insert(2)]);
  expect([first.status, again.status, other.status]).toEqual(["fulfilled", "rejected", "rejected"]);
  expect((again as PromiseRejectedResult).reason).toMatchObject({ code: "23505" });
  await client.query("ROLLBACK");
  expect(await ids()).toEqual([]);
});

test("where the beginning fails, so does the first statement", async () => {
  await begin();
  await expect(insert(1).then(() => insert(1))).rejects.toThrow("duplicate key");
  // In the failed transaction the server refuses to begin another.
  await begin();
  await expect(client.query("SELECT 1")).rejects.toThrow("current transaction is aborted");
  await client.query("ROLLBACK");
  await expect(insert(1)).resolves.toBeDefined();
});

test("a COPY has the connection for itself", async () => {
  await begin();
  await insert(1);
  const copy = client.query(copyFrom("COPY thing FROM STDIN"));
  const behind = client.query("SELECT count(*)::int AS count FROM thing");
  copy.end("2\ttwo\n3\tthree\n");
  await once(copy, "finish");
  expect((await behind).rows).toEqual([{ count: 3 }]);
  await Promise.all([insert(4), client.query("COMMIT")]);
  expect(await ids()).toEqual([1, 2, 3, 4]);
});

test("after a COPY that failed, the connection goes on", async () => {
  const copy = client.query(copyFrom("COPY thing FROM STDIN"));
  copy.end("not a number\ttwo\n");
  await expect(once(copy, "finish")).rejects.toThrow("invalid input syntax");
  await Promise.all([insert(1), insert(2)]);
  expect(await ids()).toEqual([1, 2]);
});
