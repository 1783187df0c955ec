import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { BillingScene } from "../invoicing/testing/billing-scene.js";
import { publicId } from "../platform/index.js";
import { BillingRunRepository } from "./billing-run.repository.js";
import type { BillingRun } from "./billing-run.js";
import { BlockRun } from "./block-run.js";
import { CloseMetering } from "./close-metering.js";
import { FinalizeRun } from "./finalize-run.js";
import { FollowSubscription } from "./follow-subscription.js";
import { RateAndDraft } from "./rate-and-draft.js";

const JANUARY = "2026-01-01T00:00:00.000Z";
const FEBRUARY = "2026-02-01T00:00:00.000Z";
let scene: BillingScene;
beforeAll(async () => {
  scene = await BillingScene.open(JANUARY);
}, 60_000);
afterAll(() => scene.close());

/** A plan of which only one model has a price. */
const byModel = {
  currency: "EUR",
  publish: true,
  prices: [
    {
      key: "tokens",
      name: "Tokens",
      template: "matrix",
      meter: "tokens",
      groupBy: ["model"],
      params: { per: "1", prices: [{ match: { model: "large" }, unitAmount: "0.01" }] },
    },
  ],
};

const env = (): string => scene.environmentId;
/** The runs of a subscription, earliest boundary first. */
const runsOf = async (subscriptionId: string): Promise<BillingRun[]> => {
  const found = await scene
    .use(BillingRunRepository)
    .list(scene.database.reader, env(), { subscriptionId }, 100, null);
  return found.sort((a, b) => (a.boundary < b.boundary ? -1 : 1));
};
const shape = async (subscriptionId: string) =>
  (await runsOf(subscriptionId)).map((run) => [run.boundary, run.status, run.closes?.end ?? null]);
const subscribe = async (startAt = JANUARY): Promise<string> => {
  await scene.moveTo(JANUARY);
  const subscription = await scene.subscribe(`customer-${randomUUID()}`, startAt);
  await scene.use(FollowSubscription).created(env(), subscription);
  return subscription;
};
/** Carries a run through its steps as its workflow does. */
async function carryOut({ id }: BillingRun): Promise<void> {
  await scene.use(CloseMetering).execute(env(), id);
  const draft = await scene.use(RateAndDraft).execute(env(), id);
  if (draft.kind === "drafted") await scene.use(FinalizeRun).execute(env(), id, draft.invoiceId);
}
const cancel = async (subscription: string, at: "now" | "period_end"): Promise<void> => {
  await scene.must("POST", `/v1/subscriptions/${publicId("sub", subscription)}/cancel`, { at });
  await scene.use(FollowSubscription).cancelled(env(), subscription);
};

describe("a subscription that is cancelled", () => {
  test("within its period is closed there, in place of the period's end", async () => {
    const subscription = await subscribe();
    await carryOut((await runsOf(subscription))[0]!);
    const stop = "2026-01-20T06:00:00.000Z";
    await scene.moveTo(stop);
    await cancel(subscription, "now");
    await scene.use(FollowSubscription).cancelled(env(), subscription); // the news may come twice
    expect(await shape(subscription)).toEqual([
      [JANUARY, "completed", null],
      [stop, "scheduled", stop],
      [FEBRUARY, "cancelled", FEBRUARY],
    ]);
    const closing = (await runsOf(subscription))[1]!;
    await carryOut(closing);
    expect((await runsOf(subscription)).map(({ status }) => status)).toEqual([
      "completed",
      "completed",
      "cancelled",
    ]);
  });

  test("at the period's end is closed by the run that stands there, and none follows", async () => {
    const subscription = await subscribe();
    await carryOut((await runsOf(subscription))[0]!);
    await cancel(subscription, "period_end");
    expect(await shape(subscription)).toEqual([
      [JANUARY, "completed", null],
      [FEBRUARY, "scheduled", FEBRUARY],
    ]);
    await scene.moveTo(FEBRUARY);
    const last = (await runsOf(subscription))[1]!;
    await carryOut(last);
    expect(await runsOf(subscription)).toHaveLength(2);
    expect((await runsOf(subscription))[1]).toMatchObject({ status: "completed", opens: null });
  });

  test("at the very boundary whose run has not come yet, is closed by that run", async () => {
    const subscription = await subscribe();
    await carryOut((await runsOf(subscription))[0]!);
    await scene.moveTo(FEBRUARY);
    await cancel(subscription, "now");
    expect(await shape(subscription)).toEqual([
      [JANUARY, "completed", null],
      [FEBRUARY, "scheduled", FEBRUARY],
    ]);
  });

  test("before it began is never billed", async () => {
    const subscription = await subscribe(FEBRUARY);
    await cancel(subscription, "now");
    await scene.moveTo(FEBRUARY);
    const [opening, ...others] = await runsOf(subscription);
    await carryOut(opening!);
    expect(others).toEqual([]);
    expect((await runsOf(subscription))[0]).toMatchObject({ status: "completed", invoiceId: null });
  });

  test("just after its run was claimed leaves that run nothing to do", async () => {
    const subscription = await subscribe();
    await carryOut((await runsOf(subscription))[0]!);
    await scene.moveTo("2026-01-31T23:59:59.000Z");
    const claimed = (await runsOf(subscription))[1]!;
    await cancel(subscription, "now");
    await scene.use(CloseMetering).execute(env(), claimed.id);
    expect(await scene.use(RateAndDraft).execute(env(), claimed.id)).toEqual({ kind: "ended" });
    await scene.use(BlockRun).execute(env(), claimed.id, { code: "late", message: "Too late to matter." });
    expect(await scene.use(BillingRunRepository).get(scene.database.reader, env(), claimed.id)).toMatchObject(
      {
        status: "cancelled",
      },
    );
  });
});

describe("a run", () => {
  test("that is finished already, asked again from its beginning, bills nothing twice", async () => {
    const subscription = await subscribe();
    const [run] = await runsOf(subscription);
    await carryOut(run!);
    await carryOut(run!);
    const { data } = await scene.must("GET", `/v1/invoices?subscription=${publicId("sub", subscription)}`);
    expect(data).toHaveLength(1);
    expect((await runsOf(subscription)).map(({ status }) => status)).toEqual(["completed", "scheduled"]);
  });

  test("whose first step fails for good is blocked with its reason, and a person can retry it", async () => {
    const subscription = await subscribe();
    const [run] = await runsOf(subscription);
    expect(run!.status).toBe("scheduled"); // what the step began was rolled back
    const reason = { code: "meter.broken", message: "The meter's filter cannot be evaluated." };
    await scene.use(BlockRun).execute(env(), run!.id, reason);
    await scene.use(BlockRun).execute(env(), run!.id, reason);
    const path = `/v1/billing-runs/${publicId("run", run!.id)}`;
    const blocked = await scene.must("GET", path);
    expect(blocked).toMatchObject({
      status: "blocked",
      issues: [{ code: "meter.broken", resolvedAt: null }],
    });
    expect(await scene.must("POST", `${path}/retry`, {})).toMatchObject({ status: "scheduled" });
    const again = await scene.client.post(`${path}/retry`, {});
    expect([again.status, again.body.code]).toEqual([409, "billing_run.not_blocked"]);
    await carryOut(run!);
    expect(await scene.must("GET", path)).toMatchObject({ status: "completed" });
  });

  test("for usage that has no price counts it anew at the retry, once the event is amended", async () => {
    await scene.moveTo(JANUARY);
    await scene.must("POST", "/v1/plans", { key: "by-model", name: "By model", version: byModel });
    const customer = `customer-${randomUUID()}`;
    const subscription = await scene.subscribe(customer, JANUARY, {}, "by-model");
    await scene.use(FollowSubscription).created(env(), subscription);
    await carryOut((await runsOf(subscription))[0]!);
    const id = randomUUID();
    const completion = { customer, type: "completion", time: JANUARY };
    await scene.send({ ...completion, id, properties: { tokens: 2_000, model: "typo" } });
    await scene.moveTo(FEBRUARY);
    const run = (await runsOf(subscription))[1]!;
    await expect(carryOut(run)).rejects.toMatchObject({ code: "rating.rule_failed" });
    await scene
      .use(BlockRun)
      .execute(env(), run.id, { code: "rating.rule_failed", message: "No price for typo." });

    const amended = { id: randomUUID(), properties: { tokens: 2_000, model: "large" } };
    await scene.must("POST", `/v1/events/${id}/amend`, amended);
    await scene.must("POST", `/v1/billing-runs/${publicId("run", run.id)}/retry`, {});
    await carryOut(run);
    const billed = (await runsOf(subscription))[1]!;
    // 2 000 × 0.01 = 20.00, and nothing is left to correct on the next invoice.
    expect(await scene.invoice(billed.invoiceId!)).toMatchObject({
      subtotal: "20.00",
      lines: [{ code: "tokens", quantity: "2000", amount: "20.00" }],
    });
    await scene.moveTo("2026-03-01T00:00:00.000Z");
    await carryOut((await runsOf(subscription))[2]!);
    const next = (await runsOf(subscription))[2]!;
    expect((await scene.invoice(next.invoiceId!)).subtotal).toBe("0.00");
  });
});
