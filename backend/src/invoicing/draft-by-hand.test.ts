import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { BillingScene } from "./testing/billing-scene.js";

const start = "2026-01-01T00:00:00.000Z";
let scene: BillingScene;
beforeAll(async () => {
  scene = await BillingScene.open(start);
  await scene.must("PATCH", "/v1/settings", { invoice: { approval: "manual" } });
});
afterAll(() => scene.close());

const draftFor = async (customer: string): Promise<string> => {
  const run = await scene.run(await scene.subscribe(customer, start), start);
  return (await scene.invoice((await scene.draft(run)) ?? "")).id;
};

describe("a draft that waits for approval", () => {
  test("takes lines by hand, and is totalled anew each time", async () => {
    const id = await draftFor("acme");
    expect(await scene.invoice(id)).toMatchObject({
      status: "draft",
      needsApproval: true,
      number: null,
      total: "36.89",
    });
    const added = await scene.must("POST", `/v1/invoices/${id}/lines`, {
      description: "Set-up",
      quantity: "2",
      unitAmount: "50",
    });
    expect(added).toMatchObject({ subtotal: "131.00", taxTotal: "24.89", total: "155.89" });
    const line = added.lines.at(-1);
    expect(line).toMatchObject({
      kind: "one_off",
      description: "Set-up",
      quantity: "2",
      amount: "100.00",
      price: null,
    });
    const edited = await scene.must("PATCH", `/v1/invoices/${id}/lines/${line.id}`, {
      description: "Discount",
      amount: "-1.00",
      taxable: false,
    });
    expect(edited).toMatchObject({ subtotal: "30.00", taxTotal: "5.89", total: "35.89" });
    const removed = await scene.must("DELETE", `/v1/invoices/${id}/lines/${line.id}`);
    expect(removed).toMatchObject({ total: "36.89" });
    expect(removed.lines).toHaveLength(1);
  });

  test("is not changed by who saw an older version, nor are rated lines", async () => {
    const id = await draftFor("stale");
    const seen = await scene.client.get(`/v1/invoices/${id}`);
    const etag = seen.headers.get("etag") ?? "";
    const body = { description: "Once", amount: "1.00" };
    await scene.must("POST", `/v1/invoices/${id}/lines`, body, { "if-match": etag });
    const stale = await scene.client.post(`/v1/invoices/${id}/lines`, body, { "if-match": etag });
    expect(stale.status).toBe(412);
    const rated = await scene.client.send("PATCH", `/v1/invoices/${id}/lines/${seen.body.lines[0].id}`, body);
    expect(rated.body.code).toBe("invoice.line_not_editable");
    const both = await scene.client.post(`/v1/invoices/${id}/lines`, {
      ...body,
      quantity: "2",
      unitAmount: "1",
    });
    expect(both.body.errors.map((error: { field: string }) => error.field)).toEqual(["amount", "quantity"]);
  });

  test("is not finalized before a person approves it; then its run goes on", async () => {
    const id = await draftFor("waiting");
    await expect(scene.finalize(scene.uuidOf(id))).rejects.toMatchObject({ code: "invoice.needs_approval" });
    const approved = await scene.must("POST", `/v1/invoices/${id}/finalize`);
    expect(approved).toMatchObject({ status: "draft", needsApproval: false, approvedAt: start });
    const late = await scene.client.post(`/v1/invoices/${id}/lines`, { description: "Late", amount: "1.00" });
    expect(late.body.code).toBe("invoice.approved_already");
    const events = await scene.database.reader.query(
      "SELECT type FROM outbox_event WHERE aggregate_id = $1 ORDER BY sequence",
      [scene.uuidOf(id)],
    );
    expect(events.map((event: { type: string }) => event.type)).toEqual([
      "invoice.awaiting_approval",
      "invoice.approved",
    ]);
    expect(await scene.finalize(scene.uuidOf(id))).toMatchObject({ status: "open", total: "36.89" });
  });

  test("can be thrown away, which takes no number", async () => {
    const id = await draftFor("discarded");
    const voided = await scene.must("POST", `/v1/invoices/${id}/void`, { reason: "Ordered by mistake" });
    expect(voided).toMatchObject({
      status: "void",
      number: null,
      amountDue: "0.00",
      voidReason: "Ordered by mistake",
    });
    expect((await scene.client.post(`/v1/invoices/${id}/finalize`)).body.code).toBe("invoice.not_draft");
  });
});

describe("a draft that comes to less than nothing", () => {
  test("is blocked with its reason, and goes out once that is settled", async () => {
    const id = await draftFor("negative");
    const { lines } = await scene.must("POST", `/v1/invoices/${id}/lines`, {
      description: "Goodwill",
      amount: "-100",
    });
    await scene.must("POST", `/v1/invoices/${id}/finalize`);
    await expect(scene.finalize(scene.uuidOf(id))).rejects.toMatchObject({ code: "invoice.blocked" });
    const blocked = await scene.invoice(id);
    expect(blocked).toMatchObject({ status: "draft", isBlocked: true, number: null });
    expect(blocked.issues.map((issue: { code: string }) => issue.code)).toEqual(["negative_total"]);
    const listed = await scene.must("GET", "/v1/invoices?blocked=true");
    expect(listed.data.map((invoice: { id: string }) => invoice.id)).toEqual([id]);
    // A blocked draft can be put right, though it was approved: nothing has been issued.
    await scene.must("DELETE", `/v1/invoices/${id}/lines/${lines.at(-1).id}`);
    expect(await scene.finalize(scene.uuidOf(id))).toMatchObject({ status: "open", total: "36.89" });
    expect(await scene.invoice(id)).toMatchObject({ isBlocked: false, issues: [] });
  });
});
