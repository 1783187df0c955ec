import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { PostTransaction } from "../ledger/index.js";
import { ApplyPayment } from "./apply-payment.js";
import { IssueCreditNote } from "./issue-credit-note.js";
import { MarkUncollectible } from "./mark-uncollectible.js";
import { BillingScene } from "./testing/billing-scene.js";

const start = "2026-01-01T00:00:00.000Z";
let scene: BillingScene;
beforeAll(async () => {
  scene = await BillingScene.open(start);
});
afterAll(() => scene.close());

/** An open invoice of 31.00 net, 5.89 tax, 36.89 in all. */
const issue = async (): Promise<{ id: string; customer: string }> =>
  scene.bill(await scene.subscribe(`customer-${randomUUID()}`, start), start);

const pay = (id: string, amount: string, paymentKey = `test/${randomUUID()}`) =>
  scene.database.transaction((tx) =>
    scene.use(ApplyPayment).execute(tx, {
      environmentId: scene.environmentId,
      invoiceId: scene.uuidOf(id),
      amount,
      paymentKey,
      at: start,
    }),
  );
const giveUp = (id: string) =>
  scene.database.transaction((tx) =>
    scene.use(MarkUncollectible).execute(tx, scene.environmentId, scene.uuidOf(id)),
  );

const balances = async (customer?: string): Promise<Record<string, string>> => {
  const { data } = await scene.must("GET", `/v1/ledger/balances${customer ? `?customer=${customer}` : ""}`);
  return Object.fromEntries(
    data.map((entry: { account: string; balance: string }) => [entry.account, entry.balance]),
  );
};

describe("a payment", () => {
  test("in parts lowers what is due until the invoice is paid", async () => {
    const { id } = await issue();
    expect(await pay(id, "30.00")).toMatchObject({ status: "open", amountDue: "6.89", applied: "30.00" });
    expect(await pay(id, "6.89")).toMatchObject({ status: "paid", amountDue: "0.00" });
    expect(await scene.invoice(id)).toMatchObject({ status: "paid", amountPaid: "36.89", paidAt: start });
  });

  test("told twice, also at once, counts once", async () => {
    const { id } = await issue();
    const key = `test/${randomUUID()}`;
    await Promise.all(Array.from({ length: 6 }, () => pay(id, "10.00", key)));
    expect(await scene.invoice(id)).toMatchObject({
      status: "open",
      amountPaid: "10.00",
      amountDue: "26.89",
    });
  });

  test("above what is due, or of a voided invoice, is kept on record and lowers nothing", async () => {
    const { id } = await issue();
    expect(await pay(id, "40.00")).toMatchObject({ status: "paid", applied: "36.89" });
    const other = await issue();
    await scene.must("POST", `/v1/invoices/${other.id}/void`, { reason: "Wrong" });
    expect(await pay(other.id, "36.89")).toMatchObject({ status: "void", applied: "0.00" });
    const kept = await scene.database.reader.query(
      "SELECT amount::text FROM invoice_payment WHERE invoice_id = $1",
      [scene.uuidOf(other.id)],
    );
    expect(kept).toEqual([{ amount: "36.89" }]);
  });
});

describe("an invoice that is given up", () => {
  test("is booked as lost; paid after all, it is owed again and settled", async () => {
    const { id, customer } = await issue();
    expect(await giveUp(id)).toEqual({ status: "uncollectible" });
    expect(await giveUp(id)).toEqual({ status: "uncollectible" });
    expect((await balances(customer))["accounts_receivable"]).toBe("0.00");
    await pay(id, "36.89");
    // The cash entry is posted by payments; until then the customer owes what is about to be paid.
    expect((await balances(customer))["accounts_receivable"]).toBe("36.89");
    expect(await scene.invoice(id)).toMatchObject({ status: "paid", amountDue: "0.00" });
  });

  test("was perhaps paid or voided meanwhile, and then stays so", async () => {
    const { id } = await issue();
    await pay(id, "36.89");
    expect(await giveUp(id)).toEqual({ status: "paid" });
  });
});

describe("a void", () => {
  test("reverses the books as a whole, and keeps the number", async () => {
    const before = await balances();
    const { id, customer } = await issue();
    const voided = await scene.must("POST", `/v1/invoices/${id}/void`, { reason: "Wrong plan" });
    expect(voided).toMatchObject({
      status: "void",
      amountDue: "0.00",
      number: expect.stringMatching(/^INV-/),
    });
    expect((await balances(customer))["accounts_receivable"]).toBe("0.00");
    expect((await balances())["revenue"]).toBe(before["revenue"]);
    await scene.must("POST", `/v1/invoices/${id}/void`, { reason: "Again" });
    expect((await balances(customer))["accounts_receivable"]).toBe("0.00");
  });

  test("is refused once money came in", async () => {
    const { id } = await issue();
    await pay(id, "1.00");
    const answer = await scene.client.post(`/v1/invoices/${id}/void`, { reason: "Too late" });
    expect([answer.status, answer.body.code]).toEqual([409, "invoice.has_payments"]);
  });

  test("after a credit note reverses what was left, so that nothing stays owed", async () => {
    const { id, customer } = await issue();
    await scene.must("POST", `/v1/invoices/${id}/credit-notes`, { reason: "Goodwill", amount: "11.90" });
    await scene.must("POST", `/v1/invoices/${id}/void`, { reason: "All of it" });
    expect((await balances(customer))["accounts_receivable"]).toBe("0.00");
  });

  test("of what had been given up takes it back from the losses", async () => {
    const lost = (await balances())["bad_debt"];
    const { id } = await issue();
    await giveUp(id);
    await scene.must("POST", `/v1/invoices/${id}/void`, { reason: "Never owed" });
    expect((await balances())["bad_debt"]).toBe(lost);
  });
});

describe("a credit note for a refund", () => {
  test("gives all of it back, though something is still due, and the books agree with the amount due", async () => {
    const { id, customer } = await issue();
    await pay(id, "20.00");
    const refund = {
      environmentId: scene.environmentId,
      invoiceId: scene.uuidOf(id),
      key: `refund/${randomUUID()}`,
    };
    const order = {
      ...refund,
      reason: "Refund",
      memo: null,
      credit: { kind: "total" as const, amount: "5.00" },
    };
    const issueNote = () => scene.database.transaction((tx) => scene.use(IssueCreditNote).execute(tx, order));
    const [note, again] = [await issueNote(), await issueNote()];
    expect(note).toMatchObject({ total: "5.00", appliedAmount: "0.00", refundableAmount: "5.00" });
    expect(again.id).toBe(note.id);
    expect(await scene.invoice(id)).toMatchObject({
      status: "open",
      amountDue: "16.89",
      amountCredited: "5.00",
    });
    // What payments posts: 20.00 came in, 5.00 goes back.
    const post = (key: string, amount: string) =>
      scene.database.transaction((tx) =>
        scene.use(PostTransaction).execute(tx, {
          ...refund,
          key,
          at: start,
          currency: "EUR",
          entries: [
            { account: "cash", amount },
            {
              account: "accounts_receivable",
              customerId: scene.customerOf(customer),
              amount: amount.startsWith("-") ? amount.slice(1) : `-${amount}`,
            },
          ],
          reference: { type: "payment", id: scene.uuidOf(id) },
        }),
      );
    await post(randomUUID(), "20.00");
    await post(randomUUID(), "-5.00");
    expect((await balances(customer))["accounts_receivable"]).toBe("16.89");
  });
});

test("whatever happened, every account's balances sum to zero", async () => {
  const sum = Object.values(await balances()).reduce(
    (total, amount) => total + Math.round(Number(amount) * 100),
    0,
  );
  expect(sum).toBe(0);
});
