import { afterEach, describe, expect, test } from "@jest/globals";
import type { Json } from "../support/api.js";
import { addCard, invoicesOf, makeCatalog, makeCustomer, postTokens, subscribe } from "../support/billing.js";
import { newEnvironment, type Environment } from "../support/environment.js";
import { eventually } from "../support/eventually.js";
import { armFailpoint, hasFired } from "../support/failpoints.js";
import { brokenInvariants } from "../support/ledger.js";
import { stack } from "../support/stack.js";

let env: Environment;
let customer: Json;
afterEach(async () => {
  expect(await brokenInvariants(env)).toEqual([]);
});

/** A customer of January's plan, 0.001 per token, with a card that works. */
async function begin(): Promise<void> {
  env = await newEnvironment({ clockStart: "2026-01-01T00:00:00.000Z" });
  await makeCatalog(env);
  customer = await makeCustomer(env, { externalId: "nimbus" });
  await addCard(env, customer.id, "pm_card_success");
  await subscribe(env, customer.id);
  await env.advanceTo("2026-01-20T00:00:00.000Z");
}

const event = (id: string, tokens: unknown, more: Json = {}): Json => ({
  id,
  type: "llm.tokens",
  customer: "nimbus",
  time: "2026-01-10T00:00:00Z",
  properties: { tokens, model: "atlas-1", direction: "input" },
  ...more,
});
const send = async (...events: Json[]): Promise<Json[]> => (await env.post("/v1/events", events)).results;
const statuses = (results: Json[]): string[] => results.map((result) => result.status);

/** Amounts of usage on all invoices, corrections included. */
async function billedUsage(): Promise<string[]> {
  const invoices = await Promise.all(
    (await invoicesOf(env, customer.id)).map(({ id }) => env.get(`/v1/invoices/${id}`)),
  );
  return invoices.flatMap((invoice) =>
    invoice.lines
      .filter((line: Json) => line.kind !== "in_advance")
      .map((line: Json) => `${line.kind} ${line.amount}`),
  );
}

describe("what is not simply right", () => {
  test("is sorted out before the month ends: a repetition, a conflict, text for a number, a customer made too late", async () => {
    await begin();
    expect(statuses(await send(event("a", 1_000), event("a", 1_000), event("b", 10)))).toEqual([
      "accepted",
      "duplicate",
      "accepted",
    ]);
    const [conflict, text, early] = await send(
      event("b", 2_000),
      event("c", "4000"),
      event("d", 500, { customer: "later" }),
    );
    expect(statuses([conflict, text, early])).toEqual(["conflict", "quarantined", "quarantined"]);
    expect(text.problem).toMatchObject({ code: "event.not_aggregatable", field: "properties.tokens" });

    await env.post(`/v1/conflicts/${conflict.conflict}/settle`, { keep: "second" });
    await env.post(`/v1/quarantine/${text.quarantine}/replay`, { event: { properties: { tokens: 4_000 } } });
    await makeCustomer(env, { externalId: "later" });
    expect(await env.post("/v1/quarantine/replay")).toEqual({ replayed: 1, waiting: 0 });
    expect(statuses(await send(event("a", 1_000), event("b", 2_000), event("c", "4000")))).toEqual([
      "duplicate",
      "duplicate",
      "duplicate",
    ]);

    await env.advanceTo("2026-02-01T00:00:01.000Z");
    // (1 000 + 2 000 + 4 000) × 0.001
    expect(await billedUsage()).toEqual(["in_arrears 7.00"]);
    const [, invoice] = await invoicesOf(env, customer.id);
    expect(await env.post(`/v1/invoices/${invoice.id}/verify`)).toMatchObject({ matches: true });
  });

  test("is sorted out after the month was billed: amended, voided and repaired, it is one correction, once", async () => {
    await begin();
    const [, , text] = await send(event("a", 1_000), event("b", 2_000), event("c", "4000"));
    await env.advanceTo("2026-02-01T00:00:01.000Z");
    expect(await billedUsage()).toEqual(["in_arrears 3.00"]);

    await env.post("/v1/events/a/amend", { properties: { tokens: 1_500 }, reason: "counted short" });
    await env.post("/v1/events/b/void", { reason: "an internal test" });
    await env.post(`/v1/quarantine/${text.quarantine}/replay`, { event: { properties: { tokens: 4_000 } } });
    await env.advanceTo("2026-03-01T00:00:01.000Z");
    // 1 500 + 4 000 against 3 000 billed: 5.50 − 3.00; February itself had none.
    expect(await billedUsage()).toEqual(["in_arrears 3.00", "in_arrears 0.00", "correction 2.50"]);
    await env.advanceTo("2026-04-01T00:00:01.000Z");
    expect((await billedUsage()).filter((line) => line.startsWith("correction"))).toEqual([
      "correction 2.50",
    ]);
    for (const invoice of await invoicesOf(env, customer.id)) {
      expect(await env.post(`/v1/invoices/${invoice.id}/verify`)).toMatchObject({ matches: true });
    }
    const { history } = await env.get("/v1/events/a");
    expect(history.map((entry: Json) => entry.action)).toEqual(["received", "amended"]);
  });
});

test("events that stream in while the month closes are each billed once: in their month, or as its correction", async () => {
  await begin();
  let isOver = false;
  let sent = 0;
  const stream = async (): Promise<void> => {
    while (!isOver) {
      await postTokens(env, "nimbus", "2026-01-19T00:00:00Z", Array<number>(20).fill(1_000));
      sent += 20;
    }
  };
  const streams = [stream(), stream(), stream()];
  await env.advanceTo("2026-02-01T00:00:01.000Z");
  isOver = true;
  await Promise.all(streams);
  await env.advanceTo("2026-03-01T00:00:01.000Z");

  const lines = await billedUsage();
  // One token is 0.001, so each event is 1.00.
  const billed = lines.reduce((sum, line) => sum + Number(line.split(" ")[1]), 0);
  expect(billed).toBe(sent);
  expect(lines.filter((line) => line.startsWith("in_arrears"))).toHaveLength(2);
});

test.each(["ingest.before_commit", "ingest.after_commit"])(
  "the API is killed with -9 at %s: the batch sent again is counted once",
  async (point) => {
    await begin();
    const events = Array.from({ length: 100 }, (_, index) => event(`k-${index}`, 10));
    armFailpoint(point, env);
    await expect(env.post("/v1/events", events)).rejects.toThrow();
    expect(hasFired(point, env)).toBe(true);
    const api = stack.process("api");
    await eventually("the API to be back", async () => {
      if ((await api.state()).pid === null) await api.start();
      return (await fetch(`${env.url}/readyz`)).ok;
    });
    const survived = point === "ingest.after_commit";
    expect(new Set(statuses(await send(...events)))).toEqual(new Set([survived ? "duplicate" : "accepted"]));
    const usage = await env.get("/v1/usage?customer=nimbus&meter=tokens");
    expect(usage.total).toEqual({ quantity: "1000", events: 100 });
  },
);
