import { beforeAll, describe, expect, test } from "@jest/globals";
import type { Json } from "../support/api.js";
import { addCard, invoicesOf, makeCatalog, makeCustomer, postTokens, subscribe } from "../support/billing.js";
import { newEnvironment, type Environment } from "../support/environment.js";
import { eventually } from "../support/eventually.js";
import { armFailpoint, hasFired } from "../support/failpoints.js";
import { balance, brokenInvariants } from "../support/ledger.js";
import { provider } from "../support/provider.js";
import { stack } from "../support/stack.js";
import { historyOf } from "../support/temporal.js";

/** An environment and its customer with 1 500 tokens in January; the first month's fee is paid. */
async function readyToClose(): Promise<{ env: Environment; customer: Json }> {
  const env = await newEnvironment({ clockStart: "2026-01-01T00:00:00.000Z" });
  await makeCatalog(env);
  const customer = await makeCustomer(env);
  await addCard(env, customer.id, "pm_card_success");
  await subscribe(env, customer.id);
  await postTokens(env, customer.id, "2026-01-01T00:00:00Z", [1000, 500]);
  await env.settle();
  return { env, customer };
}

/** One invoice, one charge, nothing owed, whatever died on the way. */
async function expectBilledOnce(env: Environment, customer: Json): Promise<void> {
  const invoices = await invoicesOf(env, customer.id);
  // January's fee 49.00; then 1 500 × 0.001 + 49.00 = 50.50
  expect(invoices.map((invoice) => [invoice.number, invoice.total, invoice.status])).toEqual([
    ["INV-000001", "49.00", "paid"],
    ["INV-000002", "50.50", "paid"],
  ]);
  expect(await env.all(`/v1/payment-attempts?customer=${customer.id}`)).toHaveLength(2);
  expect(await provider.capturedOf(env)).toBe("99.50");
  expect([await balance(env, "cash"), await balance(env, "accounts_receivable")]).toEqual(["99.50", "0.00"]);
  expect(await env.post(`/v1/invoices/${invoices[1].id}/verify`)).toMatchObject({ matches: true });
  expect(await brokenInvariants(env)).toEqual([]);
}

async function closingWorkflow(env: Environment): Promise<string> {
  const runs = await env.all("/v1/billing-runs?status=completed");
  return runs.find((run) => run.closes !== null).workflowId;
}

const advanceEnded = async (env: Environment, id: string): Promise<boolean> =>
  (await env.get(`/v1/clock/advances/${id}`)).status === "completed";

// Before the first statement, before COMMIT, and before the result is reported; of the charge, each of its commits.
const points = [
  ...["close", "rate", "finalize", "charge"].flatMap((step) => [
    `${step}.before`,
    `${step}.before_commit`,
    `${step}.after_commit`,
  ]),
  "charge.attempt.before_commit",
  "charge.attempt.after_commit",
  "charge.provider.after_answer",
  "charge.result.before_commit",
  "charge.result.after_commit",
];

describe("the worker is killed with -9, in one environment after the other, at", () => {
  const prepared = new Map<string, { env: Environment; customer: Json; advance: string }>();

  beforeAll(async () => {
    for (const point of points) prepared.set(point, { ...(await readyToClose()), advance: "" });
    // All months end at once, so each kill also hits whatever the other environments are doing.
    for (const [point, each] of prepared) {
      armFailpoint(point, each.env);
      each.advance = (await each.env.post("/v1/clock/advance", { to: "2026-02-01T00:00:01.000Z" })).id;
    }
    const worker = stack.process("worker");
    await eventually(
      "all failpoints to fire",
      async () => {
        if ((await worker.state()).pid === null) await worker.start();
        const open = points.filter((point) => !hasFired(point, prepared.get(point)!.env));
        // While another kill has the worker down, a webhook may settle a charge: its point is then never reached again.
        const ended = open.map(async (point) => {
          const { env, advance } = prepared.get(point)!;
          return advanceEnded(env, advance);
        });
        return (await Promise.all(ended)).every(Boolean) && open.length < points.length / 2;
      },
      240_000,
    );
    for (const each of prepared.values()) {
      await eventually(
        "the advance to end",
        async () => {
          if ((await worker.state()).pid === null) await worker.start();
          return advanceEnded(each.env, each.advance);
        },
        120_000,
      );
    }
  }, 400_000);

  test.each(points)("%s", async (point) => {
    const { env, customer } = prepared.get(point)!;
    await expectBilledOnce(env, customer);
    const { events, highestAttempt } = await historyOf(await closingWorkflow(env));
    expect(events.includes("workflowTaskTimedOut") || highestAttempt >= 2).toBe(true);
  });
});

test("Temporal is down for 30 seconds at the month's end", async () => {
  const { env, customer } = await readyToClose();
  const temporal = stack.process("temporal");
  await temporal.stop();
  const { id } = await env.post("/v1/clock/advance", { to: "2026-02-01T00:00:01.000Z" });
  await new Promise((resolve) => setTimeout(resolve, 30_000)); // the outage itself
  expect((await fetch(`${env.url}/readyz`)).status).toBe(503);
  await temporal.start();
  await env.until(
    "the advance to end",
    async () => (await env.get(`/v1/clock/advances/${id}`)).status === "completed",
  );
  await expectBilledOnce(env, customer);
  await stack.ready();
});

test("the provider is down for a while: the charge waits, and is made once", async () => {
  const { env, customer } = await readyToClose();
  await provider.setFaults({ unavailableMs: 4_000, unavailableMode: "drop_connection" });
  await env.advanceTo("2026-02-01T00:00:01.000Z");
  await env.until(
    "the second invoice to be paid",
    async () => (await invoicesOf(env, customer.id))[1]?.status === "paid",
  );
  await provider.clearFaults();
  await expectBilledOnce(env, customer);
});

test("two workers with a dispatcher each start every cycle once", async () => {
  const second = await stack.launchLike("worker-2", { like: "worker", env: { WORKER_PORT: "0" } });
  const env = await newEnvironment({ clockStart: "2026-01-01T00:00:00.000Z" });
  await makeCatalog(env);
  const customers = await Promise.all(
    Array.from({ length: 12 }, async (_, index) => {
      const customer = await makeCustomer(env, {
        name: `Customer ${index}`,
        email: `c${index}@nimbus.example`,
      });
      await addCard(env, customer.id, "pm_card_success");
      await subscribe(env, customer.id);
      return customer;
    }),
  );
  await env.settle();
  await env.advanceTo("2026-03-01T00:00:01.000Z");
  for (const customer of customers) expect(await invoicesOf(env, customer.id)).toHaveLength(3);
  expect(await env.all("/v1/billing-runs?status=completed")).toHaveLength(36);
  expect(await brokenInvariants(env)).toEqual([]);
  await second.stop();
});
