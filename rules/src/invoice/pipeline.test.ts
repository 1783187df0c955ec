import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import type { CreditGrant } from "../credits/burn-credits.js";
import { sumOf } from "../money/allocate.js";
import { Decimal } from "../money/decimal.js";
import { amountDue, type PipelineInput } from "./pipeline.js";

const vat = (rate: string) => [{ id: `vat${rate}`, rate }];
const line = (id: string, amount: string, rate = "10") => ({ id, amount, rates: vat(rate), keys: [id] });
const grant = (id: string, balance: string, over: Partial<CreditGrant> = {}): CreditGrant => ({
  id,
  kind: "paid",
  balance,
  priority: 0,
  expiresAt: null,
  createdAt: "2026-01-01T00:00:00Z",
  scope: null,
  ...over,
});
const at = "2026-02-01T00:00:00Z";
const bill = (over: Partial<PipelineInput>) => amountDue({ currency: "EUR", lines: [], at, ...over });

describe("from lines to the amount due", () => {
  const lines = [line("subscription", "50"), line("usage", "20")];
  const grants = [grant("wallet", "30")];
  const coupons = [{ id: "welcome", amount: "10.00" }];

  test("coupons come before tax and prepaid credit after it, step by step", () => {
    const due = bill({ lines, coupons, grants });
    expect(due.steps).toEqual([
      { step: "lines", change: "70", after: "70" },
      { step: "rounding", change: "0", after: "70" },
      { step: "coupons", change: "-10", after: "60" },
      { step: "tax", change: "6", after: "66" },
      { step: "prepaid_credits", change: "-30", after: "36" },
    ]);
    expect(due).toMatchObject({ subtotal: "60.00", tax: "6.00", total: "66.00", amountDue: "36.00" });
  });

  test("another order is a policy, not another engine", () => {
    const all = (side: "before_tax" | "after_tax") => ({ coupons: side, promotional: side, prepaid: side });
    expect(bill({ lines, coupons, grants, order: all("before_tax") })).toMatchObject({
      subtotal: "30.00",
      tax: "3.00",
      amountDue: "33.00",
    });
    expect(bill({ lines, coupons, grants, order: all("after_tax") })).toMatchObject({
      subtotal: "70.00",
      tax: "7.00",
      amountDue: "37.00",
    });
  });

  test("a coupon is split over the lines before their different taxes", () => {
    const due = bill({
      lines: [
        line("subscription", "100"),
        line("fx", "50", "0"),
        line("cards", "30", "20"),
        line("top", "20", "20"),
      ],
      coupons,
    });
    expect(due.lines.map(({ net, tax }) => [net, tax])).toEqual([
      ["95.00", "9.50"],
      ["47.50", "0.00"],
      ["28.50", "5.70"],
      ["19.00", "3.80"],
    ]);
    expect(due.total).toBe("209.00");
  });

  test("percentages go first whatever their order, and nothing falls below zero", () => {
    const fixed = { id: "fixed", amount: "50.00" };
    const percent = { id: "percent", percent: "10" };
    expect(bill({ lines: [line("a", "100")], coupons: [fixed, percent] }).subtotal).toBe("40.00");
    expect(bill({ lines: [line("a", "30")], coupons: [fixed, percent] })).toMatchObject({
      subtotal: "0.00",
      amountDue: "0.00",
    });
  });

  test("a minimum across prices adds its own line, prorated and rounded once", () => {
    const commitments = [{ id: "minimum", amount: "10", part: 25, whole: 28, rates: vat("20") }];
    const due = bill({ lines: [line("usage", "8", "20")], commitments });
    expect(due.lines[1]).toMatchObject({
      id: "minimum:true_up",
      precise: "0.928571428571428571428571428571429",
      amount: "0.93",
      tax: "0.19",
    });
    expect(bill({ lines: [line("usage", "80", "20")], commitments }).lines).toHaveLength(1);
  });

  test("spend above a commitment costs its overage factor", () => {
    const commitments = [{ id: "annual", amount: "100", overageFactor: "1.5", rates: vat("0") }];
    expect(bill({ lines: [line("usage", "120", "0")], commitments }).lines[1]).toMatchObject({
      id: "annual:overage",
      amount: "10.00",
    });
  });

  test("promotional credit lowers the taxable amount, prepaid credit pays the total", () => {
    const both = [grant("promo", "5", { kind: "promotional" }), grant("wallet", "100")];
    const due = bill({ lines: [line("usage", "20", "20")], grants: both });
    expect(due).toMatchObject({ subtotal: "15.00", tax: "3.00", total: "18.00", amountDue: "0.00" });
    expect(due.burns).toEqual([
      { grantId: "promo", demandId: "usage", amount: "5.00" },
      { grantId: "wallet", demandId: "usage", amount: "18.00" },
    ]);
  });

  test("sub-cent lines are rounded once each, and the difference is visible", () => {
    const due = bill({ lines: [line("a", "0.004"), line("b", "0.004"), line("c", "0.01")] });
    expect(due.steps[1]).toEqual({ step: "rounding", change: "-0.008", after: "0.01" });
  });

  test("every sum closes, whatever is on the bill", () => {
    const cents = fc.integer({ min: 0, max: 100_000 }).map((units) => new Decimal(units, 3).toString());
    const rate = fc.constantFrom("0", "7", "19", "8.875");
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cents, rate), { maxLength: 8 }),
        fc.array(fc.integer({ min: 0, max: 5000 }), { maxLength: 3 }),
        fc.array(fc.tuple(cents, fc.boolean()), { maxLength: 3 }),
        fc.boolean(),
        (raw, couponCents, wallets, inclusive) => {
          const due = bill({
            inclusive,
            lines: raw.map(([amount, percent], index) => line(String(index), amount, percent)),
            coupons: couponCents.map((units, index) => ({
              id: String(index),
              amount: new Decimal(units, 2).toString(),
            })),
            grants: wallets.map(([balance, paid], index) =>
              grant(String(index), balance, { kind: paid ? "paid" : "promotional" }),
            ),
          });
          const column = (field: "net" | "tax" | "total") =>
            sumOf(due.lines.map((entry) => Decimal.parse(entry[field]))).toFixed(2);
          expect([column("net"), column("tax"), column("total")]).toEqual([due.subtotal, due.tax, due.total]);
          const changes = sumOf(due.steps.map((step) => Decimal.parse(step.change)));
          expect(inclusive ? due.amountDue : changes.toFixed(2)).toBe(due.amountDue);
          expect(Decimal.parse(due.amountDue).sign()).not.toBe(-1);
          wallets.forEach(([balance], index) => {
            const used = sumOf(
              due.burns
                .filter((burn) => burn.grantId === String(index))
                .map((burn) => Decimal.parse(burn.amount)),
            );
            expect(used.compare(Decimal.parse(balance))).not.toBe(1);
          });
        },
      ),
      { numRuns: 500 },
    );
  });
});
