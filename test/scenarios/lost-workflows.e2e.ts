import { afterEach, expect, test } from "@jest/globals";
import { addCard, invoicesOf, makeCatalog, makeCustomer, subscribe } from "../support/billing.js";
import { uuidOf } from "../support/database.js";
import { newEnvironment, type Environment } from "../support/environment.js";
import { balance, brokenInvariants } from "../support/ledger.js";
import { provider } from "../support/provider.js";
import { withTemporal } from "../support/temporal.js";

let env: Environment;
afterEach(async () => {
  await provider.clearFaults();
  expect(await brokenInvariants(env)).toEqual([]);
});

/** As when Temporal comes back from a backup that is older than the workflow. */
const lose = (workflowId: string): Promise<unknown> =>
  withTemporal((client) => client.workflow.getHandle(workflowId).terminate("lost with the backup"));
/** What a schedule starts each quarter of an hour. */
const reconcile = (): Promise<unknown> =>
  withTemporal((client) =>
    client.workflow.execute("reconcileBilling", {
      taskQueue: "atlas",
      workflowId: `reconcileBilling/${uuidOf(env.id)}`,
      args: [],
    }),
  );

test("a charge whose outcome is open and a refund on its way are taken up again by the reconciler", async () => {
  env = await newEnvironment({ clockStart: "2026-01-01T00:00:00.000Z" });
  await makeCatalog(env);
  const paid = await makeCustomer(env);
  await addCard(env, paid.id, "pm_card_success");
  await subscribe(env, paid.id);
  await env.settle();
  const owing = await makeCustomer(env, { name: "Owing", email: "owing@nimbus.example" });
  await addCard(env, owing.id, "pm_card_success");

  await provider.setFaults({ unavailableMs: 120_000, unavailableMode: "respond_503" });
  await subscribe(env, owing.id);
  const [invoice] = await invoicesOf(env, paid.id);
  const refund = await env.post("/v1/refunds", { invoice: invoice.id, amount: "9.00", reason: "Outage" });
  await env.until(
    "the case",
    async () => (await env.all(`/v1/collections?customer=${owing.id}`)).length === 1,
  );
  const [open] = await invoicesOf(env, owing.id);
  await env.until("both workflows to be lost", async () => {
    const [charging, refunding] = [
      `collectPayment/${uuidOf(env.id)}/${uuidOf(open.id)}`,
      `refund/${uuidOf(env.id)}/${uuidOf(refund.id)}`,
    ];
    return (await Promise.allSettled([charging, refunding].map(lose))).every(
      ({ status }) => status === "fulfilled",
    );
  });
  await provider.clearFaults();
  await reconcile();

  await env.until(
    "the invoice to be paid",
    async () => (await invoicesOf(env, owing.id))[0].status === "paid",
  );
  await env.until(
    "the refund",
    async () => (await env.get(`/v1/refunds/${refund.id}`)).status === "succeeded",
  );
  expect([await provider.capturedOf(env), await provider.refundedOf(env)]).toEqual(["98.00", "9.00"]);
  expect(await balance(env, "cash")).toBe("89.00"); // 2 × 49.00 − 9.00
});

test("a run that waits for a person goes on when they approve, though its workflow is gone", async () => {
  env = await newEnvironment({ clockStart: "2026-01-01T00:00:00.000Z" });
  await makeCatalog(env);
  await env.patch("/v1/settings", { invoice: { approval: "manual" } });
  const customer = await makeCustomer(env);
  await addCard(env, customer.id, "pm_card_success");
  await subscribe(env, customer.id);
  await env.settle();
  const [draft] = await invoicesOf(env, customer.id);
  const [run] = await env.all("/v1/billing-runs?status=awaiting_approval");
  await lose(run.workflowId);
  await env.post(`/v1/invoices/${draft.id}/finalize`);
  await env.settle();
  expect(await env.get(`/v1/invoices/${draft.id}`)).toMatchObject({ status: "paid", total: "49.00" });
  expect(await env.get(`/v1/billing-runs/${run.id}`)).toMatchObject({ status: "completed", outcome: "paid" });
});
