import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { historyToJSON } from "@temporalio/common/lib/proto-utils.js";
import type { Json } from "../support/api.js";
import { addCard, invoicesOf, makeCatalog, makeCustomer, postTokens, subscribe } from "../support/billing.js";
import { uuidOf } from "../support/database.js";
import { newEnvironment, type Environment } from "../support/environment.js";
import { stack } from "../support/stack.js";
import { historyOf, withTemporal } from "../support/temporal.js";

// `ATLAS_RECORD_HISTORIES=1 npm run e2e -- histories` writes what workflows/src/replay.test.ts replays. Record anew only when a
// workflow changes in a way that old histories need not survive; otherwise the old recordings are the point.
const folder = process.env["ATLAS_RECORD_HISTORIES"]
  ? join(import.meta.dirname, "../../workflows/histories")
  : null;

async function recordedTypes(workflows: Record<string, string>): Promise<string[]> {
  return withTemporal(async (client) => {
    const types: string[] = [];
    for (const [name, workflowId] of Object.entries(workflows)) {
      const history = await client.workflow.getHandle(workflowId).fetchHistory();
      types.push(history.events?.[0]?.workflowExecutionStartedEventAttributes?.workflowType?.name ?? "");
      if (folder) writeFileSync(join(folder, `${name}.json`), `${historyToJSON(history)}\n`);
    }
    return types;
  });
}

/** What the schedules start each minute and quarter of an hour. */
async function runOnce(type: string, workflowId: string): Promise<void> {
  await withTemporal((client) => client.workflow.execute(type, { taskQueue: "atlas", workflowId, args: [] }));
}

const runOf = async (env: Environment, invoice: Json): Promise<Json> =>
  (await env.all("/v1/billing-runs")).find((run) => run.invoiceId === invoice.id);

/** A run whose charge could not be tried at once, since nobody listened. */
async function chargedLater(): Promise<Json> {
  const env = await newEnvironment({ clockStart: "2026-01-01T00:00:00.000Z" });
  await makeCatalog(env);
  const customer = await makeCustomer(env);
  await addCard(env, customer.id, "pm_card_success");
  await subscribe(env, customer.id);
  await env.settle();
  await stack.process("provider").stop();
  await env.post("/v1/clock/advance", { to: "2026-02-01T00:00:01.000Z" });
  const closing = async (): Promise<Json> =>
    (await env.all("/v1/billing-runs")).find((run) => run.closes !== null && run.invoiceId !== null);
  await env.until("the charge to be asked for again", async () => {
    const run = await closing();
    return run !== undefined && (await historyOf(run.workflowId)).events.includes("activityTaskScheduled");
  });
  await stack.process("provider").start();
  await env.until("the run to end", async () => (await closing()).status === "completed");
  return closing();
}

test("every workflow type has run and its history can be read", async () => {
  const env = await newEnvironment({ clockStart: "2026-01-01T00:00:00.000Z" });
  await makeCatalog(env);
  const paying = await makeCustomer(env);
  await addCard(env, paying.id, "pm_card_success");
  await subscribe(env, paying.id);
  const declining = await makeCustomer(env, { name: "Declining", email: "declining@nimbus.example" });
  await addCard(env, declining.id, "pm_card_decline_2_times");
  await subscribe(env, declining.id);
  await postTokens(env, paying.id, "2026-01-01T00:00:00Z", [1500]);
  const advance = await env.advanceTo("2026-02-01T00:00:01.000Z");
  const charged = await chargedLater();
  await env.patch("/v1/settings", { invoice: { approval: "manual" } });
  await env.advanceTo("2026-03-01T00:00:01.000Z");
  const draft = (await invoicesOf(env, paying.id)).at(-1);
  await env.post(`/v1/invoices/${draft.id}/finalize`);
  const [first] = await invoicesOf(env, paying.id);
  const refund = await env.post("/v1/refunds", { invoice: first.id, reason: "Recorded" });
  await env.settle();
  await env.until(
    "the refund",
    async () => (await env.get(`/v1/refunds/${refund.id}`)).status === "succeeded",
  );
  const [declined] = await invoicesOf(env, declining.id);
  const environment = uuidOf(env.id);

  for (const type of ["dispatchBillingRuns", "reconcileBilling"])
    await runOnce(type, `${type}/${environment}`);

  const types = await recordedTypes({
    "billing-cycle-paid": (await runOf(env, first)).workflowId,
    "billing-cycle-approved": (await runOf(env, draft)).workflowId,
    "billing-cycle-declined": (await runOf(env, declined)).workflowId,
    "billing-cycle-charged-later": charged.workflowId,
    "collect-payment": `collectPayment/${environment}/${uuidOf(declined.id)}`,
    refund: `refund/${environment}/${uuidOf(refund.id)}`,
    "advance-clock": `advanceClock/${environment}/${uuidOf(advance.id)}`,
    "dispatch-billing-runs": `dispatchBillingRuns/${environment}`,
    "reconcile-billing": `reconcileBilling/${environment}`,
  });

  expect(types).toEqual([
    "billingCycle",
    "billingCycle",
    "billingCycle",
    "billingCycle",
    "collectPayment",
    "refund",
    "advanceClock",
    "dispatchBillingRuns",
    "reconcileBilling",
  ]);
});
