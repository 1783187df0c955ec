import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { FinalizeInvoice } from "./finalize-invoice.js";
import { BillingScene } from "./testing/billing-scene.js";

const start = "2026-01-01T00:00:00.000Z";
let scene: BillingScene;
beforeAll(async () => {
  scene = await BillingScene.open(start);
});
afterAll(() => scene.close());

const drafts = async (prefix: string, count: number): Promise<string[]> => {
  const made: string[] = [];
  for (let index = 0; index < count; index++) {
    const subscription = await scene.subscribe(`${prefix}-${index}`, start);
    made.push((await scene.draft(await scene.run(subscription, start))) ?? "");
  }
  return made;
};
const numbers = async (): Promise<number[]> => {
  const issued = await scene.database.reader.query(
    "SELECT number FROM invoice WHERE environment_id = $1 AND number IS NOT NULL ORDER BY number",
    [scene.environmentId],
  );
  return issued.map((row: { number: string }) => Number(row.number.slice("INV-".length)));
};
const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

describe("invoice numbers", () => {
  test("have no gap and no double when twenty are finalized at once, and half of them roll back at first", async () => {
    const ids = await drafts("parallel", 20);
    const failing = async (id: string): Promise<void> => {
      await scene.database.transaction(async (tx) => {
        await scene.use(FinalizeInvoice).execute(tx, scene.environmentId, id);
        throw new Error("the machine dies after the number was taken");
      });
    };
    const first = await Promise.allSettled(
      ids.map((id, index) => (index % 2 ? failing(id) : scene.finalize(id))),
    );
    expect(first.filter(({ status }) => status === "fulfilled")).toHaveLength(10);
    expect(await numbers()).toEqual(upTo(10));
    await Promise.all(ids.map((id) => scene.finalize(id)));
    expect(await numbers()).toEqual(upTo(20));
  });

  test("are given once though each is finalized five times at once", async () => {
    const before = (await numbers()).length;
    const ids = await drafts("repeated", 4);
    await Promise.all(ids.flatMap((id) => Array.from({ length: 5 }, () => scene.finalize(id))));
    expect(await numbers()).toEqual(upTo(before + 4));
    const { data } = await scene.must("GET", "/v1/ledger/balances");
    const revenue = data.find((entry: { account: string }) => entry.account === "revenue");
    expect(revenue.balance).toBe(`-${31 * (before + 4)}.00`);
  });
});
