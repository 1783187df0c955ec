import { beforeAll, describe, expect, test } from "@jest/globals";
import type { Json } from "../support/api.js";
import { addCard, invoicesOf, makeCatalog, makeCustomer, subscribe } from "../support/billing.js";
import { newEnvironment, type Environment } from "../support/environment.js";

// A customer whose card is declined twice: what the clock's advance and the run's page tell of it.

let env: Environment;
let customer: Json;
let advance: Json;
beforeAll(async () => {
  env = await newEnvironment({ clockStart: "2026-01-01T00:00:00.000Z" });
  await makeCatalog(env);
  customer = await makeCustomer(env);
  await addCard(env, customer.id, "pm_card_decline_2_times");
  await subscribe(env, customer.id);
  await env.settle();
});

/** Everything of a list, read in pages as small as its address says. */
async function pagesOf(path: string): Promise<Json[]> {
  const data: Json[] = [];
  for (let cursor: string | null = ""; cursor !== null;) {
    const page: Json = await env.get(`${path}${cursor && `&cursor=${cursor}`}`);
    data.push(...page.data);
    cursor = page.nextCursor;
  }
  return data;
}

describe("before the clock moves", () => {
  test("it says to what it may be moved", async () => {
    const { nextDue } = await env.get("/v1/clock");
    expect(nextDue).toEqual([
      { kind: "collection", at: "2026-01-04T00:00:00.000Z" },
      { kind: "retry", at: "2026-01-04T00:00:00.000Z" },
      { kind: "billing_run", at: "2026-02-01T00:00:00.000Z" },
      { kind: "period_end", at: "2026-02-01T00:00:00.000Z" },
    ]);
  });
});

describe("an advance over the month", () => {
  beforeAll(async () => {
    advance = await env.advanceTo("2026-02-02T00:00:00.000Z");
  });

  test("tells what it brought about, in the order of business time", async () => {
    const happenings = await pagesOf(`/v1/clock/advances/${advance.id}/happenings?limit=3`);
    expect(
      happenings
        .filter(({ kind }) => kind !== "mail")
        .map(({ at, kind, amount }) => [at.slice(0, 10), kind, amount]),
    ).toEqual([
      ["2026-01-04", "charge_declined", "49.00"],
      ["2026-01-09", "charge_succeeded", "49.00"],
      ["2026-01-09", "invoice_paid", "49.00"],
      ["2026-02-01", "invoice_issued", "49.00"],
      ["2026-02-01", "charge_declined", "49.00"],
      ["2026-02-01", "run_completed", null],
    ]);
    const [invoice] = await invoicesOf(env, customer.id);
    expect(happenings.find(({ kind }) => kind === "invoice_paid")).toMatchObject({
      title: `Invoice ${invoice?.number} is paid`,
      customer: { id: customer.id, name: customer.name },
      invoice: { id: invoice?.id, number: invoice?.number },
      currency: "EUR",
    });
    expect(happenings.filter(({ kind }) => kind === "mail").length).toBeGreaterThanOrEqual(2);
    expect(happenings.map(({ at }) => at)).toEqual(happenings.map(({ at }) => at).sort());
  });

  test("can be read from its end, the latest first", async () => {
    const path = `/v1/clock/advances/${advance.id}/happenings?order=`;
    const forward = await pagesOf(`${path}asc&limit=4`);
    expect(await pagesOf(`${path}desc&limit=4`)).toEqual(forward.reverse());
  });

  test("knows its own cursors alone", async () => {
    const forged = Buffer.from(JSON.stringify(["yesterday", "x", "y"])).toString("base64url");
    const answer = await env.send("GET", `/v1/clock/advances/${advance.id}/happenings?cursor=${forged}`);
    expect([answer.status, answer.body.errors?.[0]?.field]).toEqual([422, "query.cursor"]);
  });
});

describe("the timeline of a run", () => {
  test("has its steps with their durations, each charge with its outcome and reason, the retries and the mails", async () => {
    const runs = await env.all(`/v1/billing-runs?customer=${customer.id}&status=completed`);
    const run = await env.get(`/v1/billing-runs/${runs.at(-1)?.id}`);
    expect(run.timeline.filter(({ step }: Json) => step !== "mail")).toMatchObject([
      { step: "close", state: "done", outcome: "nothing_to_close", durationMs: expect.any(Number) },
      { step: "rate", state: "done", outcome: "drafted" },
      { step: "draft", state: "done" },
      { step: "finalize", state: "done", at: "2026-01-01T00:00:00.000Z" },
      {
        step: "charge",
        state: "failed",
        attempts: 1,
        reason: expect.stringContaining("."),
        durationMs: expect.any(Number),
      },
      { step: "retry", state: "failed", attempts: 2, at: "2026-01-04T00:00:00.000Z" },
      { step: "retry", state: "done", attempts: 3, at: "2026-01-09T00:00:00.000Z", outcome: "succeeded" },
    ]);
    const mails = run.timeline.filter(({ step }: Json) => step === "mail");
    expect(mails.map(({ outcome }: Json) => outcome)).toContain("invoice_issued");
    expect(mails.map(({ outcome }: Json) => outcome)).toContain("payment_failed");
    expect(run.collection).toMatchObject({
      status: "finished",
      outcome: "paid",
      workflowId: expect.stringMatching(/^collectPayment\//),
      workflowUrl: expect.stringContaining("/workflows/collectPayment%2F"),
    });
  });

  test("of a case that goes on ends with what it waits for", async () => {
    const [latest] = await env.all(`/v1/billing-runs?customer=${customer.id}&status=completed`);
    const run = await env.get(`/v1/billing-runs/${latest?.id}`);
    expect(run.timeline.at(-1)).toMatchObject({
      step: "retry",
      state: "waiting",
      at: "2026-02-04T00:00:00.000Z",
    });
  });
});
