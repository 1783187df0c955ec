import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { startTestApi, type TestApi } from "../testing/test-api.js";
import { TestClient, type Answer } from "../testing/test-client.js";

let api: TestApi;
let client: TestClient;
beforeAll(async () => {
  api = await startTestApi();
  client = new TestClient(api.url, api.credentials.apiKey);
}, 60_000);
afterAll(() => api.stop());

const send = (name: string, key: string): Promise<Answer> =>
  client.post("/v1/customers", { name, currency: "EUR" }, { "idempotency-key": key });
const count = async (name: string): Promise<number> => {
  const { body } = await client.get("/v1/customers?limit=100");
  return (body.data as { name: string }[]).filter((customer) => customer.name === name).length;
};
async function until(condition: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error("it did not come to that within 10 s");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
const query = async <T>(sql: string, parameters: unknown[] = []): Promise<T[]> =>
  api.db.database.reader.query<T[]>(sql, parameters);
const waitingInserts = async (): Promise<number> =>
  (
    await query<{ pid: number }>(
      "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE 'INSERT INTO customer%'",
    )
  ).length;

describe("a request under an Idempotency-Key", () => {
  test("is carried out once; repeated, it gets the first answer", async () => {
    const [name, key] = [`twice ${randomUUID()}`, randomUUID()];
    const first = await send(name, key);
    const again = await send(name, key);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    expect(again.headers.get("idempotency-replayed")).toBe("true");
    expect(await count(name)).toBe(1);
  });

  test("that hangs so long that a repetition takes its key over is undone: one of both is carried out", async () => {
    const [name, key] = [`slow ${randomUUID()}`, randomUUID()];
    const answers: Promise<Answer>[] = [];
    // Both requests hang at their insert, as behind a lock that a stalled process holds.
    await api.db.database.transaction(async (tx) => {
      await tx.query("LOCK TABLE customer IN SHARE MODE");
      answers.push(send(name, key));
      await until(async () => (await waitingInserts()) === 1);
      await query(
        "UPDATE idempotency_record SET created_at = created_at - interval '2 minutes' WHERE key = $1",
        [key],
      );
      answers.push(send(name, key));
      await until(async () => (await waitingInserts()) === 2);
    });
    const [slow, repetition] = await Promise.all(answers);
    expect([slow!.status, slow!.body.code]).toEqual([409, "idempotency.in_progress"]);
    expect(repetition!.status).toBe(201);
    expect(await count(name)).toBe(1);
    expect((await send(name, key)).body).toEqual(repetition!.body);
  });
});
