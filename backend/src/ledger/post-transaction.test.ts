import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { newId, violatedConstraint } from "../platform/index.js";
import { createTestDatabase, type TestDatabase } from "../platform/testing/test-database.js";
import { LedgerRepository } from "./ledger.repository.js";
import { PostTransaction, type LedgerPosting } from "./post-transaction.js";

let db: TestDatabase;
const repository = new LedgerRepository();
const post = new PostTransaction(repository);
const at = "2026-04-01T00:00:00.000Z";

beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

const posting = (over: Partial<LedgerPosting> = {}): LedgerPosting => ({
  environmentId: newId(),
  key: "invoice/1",
  at,
  currency: "EUR",
  entries: [
    { account: "accounts_receivable", customerId: newId(), amount: "119.00" },
    { account: "revenue", amount: "-100.00" },
    { account: "tax_payable", amount: "-19.00" },
  ],
  reference: { type: "invoice", id: newId() },
  ...over,
});
const execute = (one: LedgerPosting) => db.database.transaction((tx) => post.execute(tx, one));

describe("an invoice is posted", () => {
  test("its entries stand under their key and sum to zero", async () => {
    const invoice = posting();
    await execute(invoice);
    const standing = await repository.findByKey(db.database.reader, invoice.environmentId, "invoice/1");
    expect(standing?.at).toBe(at);
    expect(standing?.entries.map((entry) => [entry.account, entry.amount])).toEqual([
      ["accounts_receivable", "119.00"],
      ["revenue", "-100.00"],
      ["tax_payable", "-19.00"],
    ]);
  });

  test("a second time gives the transaction that stands, also from ten at once", async () => {
    const invoice = posting();
    const ids = await Promise.all(Array.from({ length: 10 }, () => execute(invoice)));
    expect(new Set(ids.map((id) => id?.transactionId)).size).toBe(1);
    const balances = await repository.balances(db.database.reader, invoice.environmentId, null);
    expect(balances).toContainEqual({ account: "revenue", currency: "EUR", balance: "-100.00" });
  });

  test("other amounts under a used key are refused", async () => {
    const invoice = posting();
    await execute(invoice);
    const other = {
      ...invoice,
      entries: [
        { account: "cash" as const, amount: "1" },
        { account: "revenue" as const, amount: "-1" },
      ],
    };
    await expect(execute(other)).rejects.toMatchObject({ code: "ledger.key_reused" });
  });

  test("without tax, the entry of zero is left out; an invoice of nothing posts nothing", async () => {
    const entries = [
      { account: "accounts_receivable" as const, amount: "5.00" },
      { account: "revenue" as const, amount: "-5.00" },
      { account: "tax_payable" as const, amount: "0.00" },
    ];
    const untaxed = posting({ entries });
    await execute(untaxed);
    expect(
      (await repository.findByKey(db.database.reader, untaxed.environmentId, untaxed.key))?.entries,
    ).toHaveLength(2);
    expect(await execute(posting({ entries: [{ account: "revenue", amount: "0" }] }))).toBeNull();
  });
});

describe("what is not balanced", () => {
  test("is refused before it is written", async () => {
    const crooked = posting({
      entries: [
        { account: "cash", amount: "1.00" },
        { account: "revenue", amount: "-0.99" },
      ],
    });
    await expect(execute(crooked)).rejects.toMatchObject({ code: "ledger.unbalanced" });
  });

  test("is refused by the database at COMMIT, whoever writes it", async () => {
    const invoice = posting();
    const stand = await execute(invoice);
    const smuggle = db.database.transaction((tx) =>
      tx.query("INSERT INTO ledger_entry VALUES ($1, $2, 9, 'cash', NULL, 1)", [
        invoice.environmentId,
        stand?.transactionId,
      ]),
    );
    await expect(smuggle.catch(violatedConstraint)).resolves.toBe("ledger_transaction_balanced");
    const empty = db.database.transaction((tx) =>
      tx.query("INSERT INTO ledger_transaction VALUES ($1, $2, 'empty', $3, 'EUR', 'invoice', $2)", [
        newId(),
        newId(),
        at,
      ]),
    );
    await expect(empty.catch(violatedConstraint)).resolves.toBe("ledger_transaction_balanced");
  });

  test("cannot come about by changing or deleting an entry", async () => {
    const invoice = posting();
    await execute(invoice);
    for (const sql of [
      "UPDATE ledger_entry SET amount = 1",
      "DELETE FROM ledger_entry",
      "DELETE FROM ledger_transaction",
    ]) {
      await expect(
        db.database.reader.query(`${sql} WHERE environment_id = $1`, [invoice.environmentId]),
      ).rejects.toThrow(/append-only/);
    }
  });
});

test("whatever is posted, every currency's accounts sum to zero", async () => {
  const environmentId = newId();
  const cents = fc.integer({ min: -1_000_000, max: 1_000_000 });
  const accounts = ["cash", "revenue", "tax_payable", "refunds", "bad_debt"] as const;
  await fc.assert(
    fc.asyncProperty(
      fc.array(cents, { minLength: 1, maxLength: 4 }),
      fc.constantFrom("EUR", "KWD"),
      async (amounts, currency) => {
        const text = (value: number) =>
          `${value < 0 ? "-" : ""}${String(Math.abs(value))
            .padStart(3, "0")
            .replace(/(\d\d)$/, ".$1")}`;
        const sum = amounts.reduce((a, b) => a + b, 0);
        const entries = amounts.map((amount, index) => ({ account: accounts[index]!, amount: text(amount) }));
        await execute(
          posting({
            environmentId,
            key: newId(),
            currency,
            entries: [...entries, { account: "accounts_receivable", amount: text(-sum) }],
          }),
        );
      },
    ),
    { numRuns: 40 },
  );
  const sums = await db.database.reader.query(
    `SELECT t.currency, sum(e.amount)::text AS sum FROM ledger_entry e
     JOIN ledger_transaction t ON t.environment_id = e.environment_id AND t.id = e.transaction_id
     WHERE e.environment_id = $1 GROUP BY 1`,
    [environmentId],
  );
  for (const row of sums as { sum: string }[]) expect(row.sum).toMatch(/^0(\.0+)?$/);
});
