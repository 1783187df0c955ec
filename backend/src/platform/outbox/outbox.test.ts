import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { loadConfig } from "../config/config.js";
import { newId } from "../ids.js";
import { createTestDatabase, type TestDatabase } from "../testing/test-database.js";
import { OutboxDispatcher } from "./outbox-dispatcher.js";
import { OutboxHandlers } from "./outbox-handlers.js";
import { Outbox } from "./outbox.js";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

const config = (): ReturnType<typeof loadConfig> =>
  loadConfig({ DATABASE_URL: db.url, ATLAS_SECRET_KEY: "x".repeat(32) });
const message = (id: string, step: number) => ({
  environmentId: newId(),
  aggregate: { type: "invoice", id },
  type: "invoice.stepped",
  payload: { step },
});

test("a rolled-back transaction leaves no event", async () => {
  const id = newId();
  await expect(
    db.database.transaction(async (tx) => {
      await new Outbox().append(tx, message(id, 1));
      throw new Error("changed my mind");
    }),
  ).rejects.toThrow("changed my mind");
  const left = await db.database.reader.query("SELECT 1 FROM outbox_event WHERE aggregate_id = $1", [id]);
  expect(left).toEqual([]);
});

test("a failing handler holds back later events of its aggregate, and nothing is lost or reordered", async () => {
  const id = newId();
  for (const step of [1, 2, 3])
    await db.database.transaction((tx) => new Outbox().append(tx, message(id, step)));
  const handlers = new OutboxHandlers();
  const seen: number[] = [];
  let failures = 2;
  handlers.on("invoice.stepped", "test", async (event) => {
    if (failures-- > 0) throw new Error("not yet");
    seen.push(event.payload["step"] as number);
  });
  const dispatcher = new OutboxDispatcher(db.database, handlers, config());

  const deadline = Date.now() + 10_000;
  while (seen.length < 3 && Date.now() < deadline) await dispatcher.dispatchDue();

  expect(seen).toEqual([1, 2, 3]);
});

test("two dispatchers at once deliver each event once", async () => {
  const ids = Array.from({ length: 60 }, () => newId());
  for (const id of ids) await db.database.transaction((tx) => new Outbox().append(tx, message(id, 1)));
  const seen: string[] = [];
  const dispatcherOf = (): OutboxDispatcher => {
    const handlers = new OutboxHandlers();
    handlers.on("invoice.stepped", "test", async (event) => {
      seen.push(event.aggregateId);
    });
    return new OutboxDispatcher(db.database, handlers, config());
  };

  await Promise.all([dispatcherOf().dispatchDue(), dispatcherOf().dispatchDue()]);

  expect(seen.filter((id) => ids.includes(id)).sort()).toEqual([...ids].sort());
});
