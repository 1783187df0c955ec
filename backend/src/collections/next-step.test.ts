import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { publicId } from "../platform/index.js";
import { PaymentScene, type OpenInvoice } from "../payments/testing/payment-scene.js";
import { ChargeCase } from "./charge-case.js";
import type { CollectionCase } from "./collection-case.js";
import { CollectionCaseRepository } from "./collection-case.repository.js";
import { NextStep } from "./next-step.js";
import { OpenCase } from "./open-case.js";
import { SteerCase } from "./steer-case.js";

const START = "2026-01-01T00:00:00.000Z";
let scene: PaymentScene;
beforeAll(async () => {
  scene = await PaymentScene.open();
}, 60_000);
afterAll(() => scene.close());

const env = (): string => scene.billing.environmentId;
const caseOf = async (invoice: OpenInvoice): Promise<CollectionCase> =>
  (await scene.billing
    .use(CollectionCaseRepository)
    .byInvoice(scene.billing.database.reader, env(), invoice.uuid))!;
const nextStep = (invoice: OpenInvoice) => scene.billing.use(NextStep).execute(env(), invoice.uuid);
const charge = (invoice: OpenInvoice) => scene.billing.use(ChargeCase).execute(env(), invoice.uuid);
const tellNewCard = (invoice: OpenInvoice) =>
  scene.billing.use(SteerCase).newMethod(env(), invoice.customerUuid);
const steer = async (invoice: OpenInvoice, verb: string) =>
  scene.billing.client.post(`/v1/collections/${publicId("col", (await caseOf(invoice)).id)}/${verb}`, {});

/** An invoice whose first charge did not succeed, with its case. */
async function inCollection(card: string): Promise<OpenInvoice> {
  const invoice = await scene.openInvoice(card);
  await scene.charge(invoice);
  await scene.billing.use(OpenCase).execute(env(), invoice.uuid);
  return invoice;
}
/** What the workflow does until it has to wait: asks for steps, and charges when told to. */
async function follow(invoice: OpenInvoice): Promise<Awaited<ReturnType<typeof nextStep>>> {
  for (let rounds = 0; rounds < 20; rounds++) {
    const step = await nextStep(invoice);
    if (step.kind === "charge") await charge(invoice);
    else if (step.kind !== "continue") return step;
  }
  throw new Error("the flow does not come to rest");
}
const statuses = async (invoice: OpenInvoice): Promise<string[]> =>
  (await scene.attempts(invoice)).map(({ status }) => status);
const on = async <T>(instant: string, work: () => Promise<T>): Promise<T> => {
  await scene.billing.moveTo(instant);
  try {
    return await work();
  } finally {
    await scene.billing.moveTo(START);
  }
};

describe("the ladder", () => {
  test("waits until day 3, tries once, and waits until day 8, however often it is asked", async () => {
    const invoice = await inCollection("pm_card_declined_insufficient_funds");
    expect(await follow(invoice)).toMatchObject({ kind: "wait", until: "2026-01-04T00:00:00.000Z" });
    expect(await follow(invoice)).toMatchObject({ kind: "wait", until: "2026-01-04T00:00:00.000Z" });
    await on("2026-01-04T00:00:00.000Z", async () => {
      expect(await follow(invoice)).toMatchObject({ kind: "wait", until: "2026-01-09T00:00:00.000Z" });
    });
    expect(await statuses(invoice)).toEqual(["declined", "declined"]);
  });

  test("a crash after the charge was made, or before it was told, adds no try", async () => {
    const invoice = await inCollection("pm_card_declined_insufficient_funds");
    await follow(invoice);
    await on("2026-01-04T00:00:00.000Z", async () => {
      expect(await nextStep(invoice)).toEqual({ kind: "charge" });
      expect(await nextStep(invoice)).toEqual({ kind: "charge" }); // the answer was lost: asked again
      await Promise.all([charge(invoice), charge(invoice)]);
      await charge(invoice); // its result was lost: made again
      expect(await follow(invoice)).toMatchObject({ kind: "wait" });
    });
    expect(await statuses(invoice)).toEqual(["declined", "declined"]);
  });

  test("is not shortened by a transfer that comes while a try is wanted", async () => {
    const invoice = await inCollection("pm_card_declined_insufficient_funds");
    await follow(invoice);
    await on("2026-01-04T00:00:00.000Z", async () => {
      expect(await nextStep(invoice)).toEqual({ kind: "charge" });
      await scene.billing.must("POST", `/v1/invoices/${invoice.id}/payments`, { amount: "30.00" });
      expect(await nextStep(invoice)).toEqual({ kind: "charge" });
      await charge(invoice);
    });
    const amounts = (await scene.attempts(invoice)).map(({ kind, amount }) => [kind, amount]);
    expect(amounts).toEqual([
      ["card", "36.89"],
      ["bank_transfer", "30.00"],
      ["card", "6.89"],
    ]);
  });
});

describe("a card that was declined for good", () => {
  test("is not charged again, even by a flow that says so", async () => {
    const retries = {
      name: "Stubborn",
      start: "now",
      steps: {
        now: { kind: "retry", next: "again" },
        again: { kind: "retry", next: "over" },
        over: { kind: "end" },
      },
    };
    await scene.billing.must("POST", "/v1/collection-flows/card/versions", retries);
    const invoice = await inCollection("pm_card_declined_stolen");
    expect(await follow(invoice)).toEqual({ kind: "finished", outcome: "ended" });
    expect(await statuses(invoice)).toEqual(["declined"]);
    const [before] = (await scene.billing.must("GET", "/v1/collection-flows/card/versions")).data.slice(1);
    await scene.billing.must("POST", "/v1/collection-flows/card/versions", before.document);
  });

  test("cannot be retried by hand; without any card that is said", async () => {
    const invoice = await inCollection("pm_card_declined_stolen");
    expect((await steer(invoice, "retry")).body).toMatchObject({ code: "collection.new_card_needed" });
    const [card] = (await scene.billing.must("GET", `/v1/customers/${invoice.customer}/payment-methods`))
      .data;
    await scene.billing.must("DELETE", `/v1/customers/${invoice.customer}/payment-methods/${card.id}`);
    expect((await steer(invoice, "retry")).body).toMatchObject({ code: "collection.no_card" });
  });
});

describe("a new card", () => {
  test("is tried at once, and once, though its news comes twice", async () => {
    const invoice = await inCollection("pm_card_declined_stolen");
    await follow(invoice);
    await scene.addCard(invoice.customer, "pm_card_declined_insufficient_funds");
    await tellNewCard(invoice);
    expect(await follow(invoice)).toMatchObject({ kind: "wait" });
    await tellNewCard(invoice);
    expect(await follow(invoice)).toMatchObject({ kind: "wait" });
    expect(await statuses(invoice)).toEqual(["declined", "declined"]);
  });

  test("takes the place of one whose bank waits for a confirmation", async () => {
    const invoice = await inCollection("pm_card_requires_action");
    expect(await follow(invoice)).toEqual({ kind: "park" });
    await scene.addCard(invoice.customer, "pm_card_success");
    await tellNewCard(invoice);
    expect(await follow(invoice)).toEqual({ kind: "finished", outcome: "paid" });
    expect(await statuses(invoice)).toEqual(["declined", "succeeded"]);
  });

  test("is next when the charge that was open fails after all", async () => {
    const invoice = await scene.openInvoice("pm_card_declined_stolen");
    await scene.whileProviderIsDown(() => scene.charge(invoice));
    await scene.billing.use(OpenCase).execute(env(), invoice.uuid);
    await scene.addCard(invoice.customer, "pm_card_success");
    await tellNewCard(invoice);
    expect(await follow(invoice)).toEqual({ kind: "finished", outcome: "paid" });
    expect(await statuses(invoice)).toEqual(["declined", "succeeded"]);
  });

  test("waits while its case is paused, and is tried when it is resumed", async () => {
    const invoice = await inCollection("pm_card_declined_insufficient_funds");
    await follow(invoice);
    await steer(invoice, "pause");
    await scene.addCard(invoice.customer, "pm_card_success");
    await tellNewCard(invoice);
    expect(await follow(invoice)).toEqual({ kind: "park" });
    await charge(invoice); // one that was under way when the case was paused
    expect(await statuses(invoice)).toEqual(["declined"]);
    await steer(invoice, "resume");
    expect(await follow(invoice)).toEqual({ kind: "finished", outcome: "paid" });
  });

  test("is not charged for an invoice that is paid by transfer", async () => {
    const invoice = await scene.openInvoice(null, { collectionMethod: "send_invoice" });
    await scene.billing.use(OpenCase).execute(env(), invoice.uuid);
    await scene.addCard(invoice.customer, "pm_card_success");
    await tellNewCard(invoice);
    expect(await follow(invoice)).toMatchObject({ kind: "wait" });
    expect(await statuses(invoice)).toEqual([]);
  });
});

test("a condition that cannot be said pauses the case where it stands, and a person can resume it", async () => {
  const flow = {
    name: "Vague",
    start: "ask",
    steps: {
      ask: { kind: "branch", condition: "customer.metadata.vip", then: "over", otherwise: "over" },
      over: { kind: "end" },
    },
  };
  await scene.billing.must("POST", "/v1/collection-flows/card/versions", flow);
  const invoice = await inCollection("pm_card_declined_insufficient_funds");
  expect(await follow(invoice)).toEqual({ kind: "park" });
  expect(await caseOf(invoice)).toMatchObject({ status: "paused", step: "ask" });
  const audit = await scene.billing.must("GET", "/v1/audit?limit=100");
  expect(audit.data).toContainEqual(
    expect.objectContaining({
      action: "collection.paused",
      detail: expect.objectContaining({
        step: "ask",
        reason: expect.stringContaining("customer.metadata.vip"),
      }),
    }),
  );
  expect((await steer(invoice, "resume")).status).toBe(200);
  expect(await follow(invoice)).toEqual({ kind: "park" });
  const [before] = (await scene.billing.must("GET", "/v1/collection-flows/card/versions")).data.slice(1);
  await scene.billing.must("POST", "/v1/collection-flows/card/versions", before.document);
});

test("the reconciler looks after cases that are due or whose charge is open, and after no others", async () => {
  const overdue = async (): Promise<string[]> => {
    const found = await scene.billing
      .use(CollectionCaseRepository)
      .overdue(scene.billing.database.reader, 100);
    return found.map(({ invoiceId }) => invoiceId);
  };
  const waiting = await inCollection("pm_card_declined_insufficient_funds");
  await follow(waiting);
  const confirming = await inCollection("pm_card_requires_action");
  await follow(confirming);
  const unknown = await scene.openInvoice("pm_card_success");
  await scene.whileProviderIsDown(() => scene.charge(unknown));
  await scene.billing.use(OpenCase).execute(env(), unknown.uuid);
  expect(await overdue()).toContain(unknown.uuid);
  expect(await overdue()).not.toContain(waiting.uuid);
  expect(await overdue()).not.toContain(confirming.uuid);
  expect(await on("2026-01-04T00:00:00.000Z", overdue)).toContain(waiting.uuid);
  await follow(unknown);
  expect(await overdue()).not.toContain(unknown.uuid);
});
