import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { sumOf } from "../money/allocate.js";
import { Decimal } from "../money/decimal.js";
import { creditNoteAmounts, type CreditRequest } from "./credit-note.js";
import { taxLines } from "./tax.js";

type Line = { id: string; net: string; tax: string; taxRate: string | null };
type Taken = { id: string; net: string; tax: string };

function invoice(amounts: { amount: string; rate: string | null }[]): Line[] {
  const totals = taxLines({
    currency: "EUR",
    inclusive: false,
    lines: amounts.map(({ amount, rate }, index) => ({
      id: `line${index + 1}`,
      amount,
      rates: rate === null ? [] : [{ id: rate, rate }],
    })),
  });
  return totals.lines.map(({ id, net, tax }, index) => ({ id, net, tax, taxRate: amounts[index]!.rate }));
}

const credit = (lines: Line[], previous: Taken[], request: CreditRequest) =>
  creditNoteAmounts({ currency: "EUR", lines, previous, credit: request });
const chosen = (id: string, amount: string, basis: "net" | "total" = "net"): CreditRequest => ({
  kind: "lines",
  basis,
  lines: [{ id, amount }],
});
const total = (values: string[]) => sumOf(values.map((text) => Decimal.parse(text)));

describe("credit notes", () => {
  const four = invoice(["68.33", "68.33", "68.33", "68.33"].map((amount) => ({ amount, rate: "20" })));

  test("six partial notes of one invoice sum exactly to it", () => {
    // Tax of the invoice 54.66, though four lines alone would owe 4 × 13.67 = 54.68: the last note takes what is left.
    const steps = [
      ["line1", "68.33"],
      ["line2", "68.33"],
      ["line3", "68.33"],
      ["line4", "13.67"],
      ["line4", "22.33"],
      ["line4", "32.33"],
    ] as const;
    const taken: Taken[] = [];
    const notes = steps.map(([id, amount]) => {
      const note = credit(four, taken, chosen(id, amount));
      taken.push(...note.lines);
      return note;
    });
    expect(notes.map((note) => note.tax)).toEqual(["13.67", "13.67", "13.67", "2.73", "4.47", "6.45"]);
    expect(notes.map((note) => note.total)).toEqual(["82.00", "82.00", "82.00", "16.40", "26.80", "38.78"]);
  });

  test("crediting everything mirrors the invoice line by line", () => {
    const note = credit(four, [], { kind: "all" });
    expect(note).toMatchObject({ net: "273.32", tax: "54.66", total: "327.98" });
    expect(note.lines.map(({ tax }) => tax)).toEqual(four.map(({ tax }) => tax));
  });

  test("29 of 30 days of 200.00 at 25 %: net and tax are rounded apart", () => {
    const lines = invoice([{ amount: "200.00", rate: "25" }]);
    expect(credit(lines, [], chosen("line1", "193.333333"))).toMatchObject({
      net: "193.33",
      tax: "48.33",
      total: "241.66",
    });
  });

  test("a refund of a round sum is spread over lines and rates", () => {
    const lines = invoice([
      { amount: "100.00", rate: "19" },
      { amount: "50.00", rate: null },
    ]);
    const note = credit(lines, [], { kind: "total", amount: "10.00" });
    expect(note.total).toBe("10.00");
    expect(note.lines).toEqual([
      { id: "line1", net: "5.92", tax: "1.12", total: "7.04" },
      { id: "line2", net: "2.96", tax: "0.00", total: "2.96" },
    ]);
  });

  test("too much, an unknown line, a line twice and an amount of nothing are refused", () => {
    const code = (code: string) => expect.objectContaining({ code });
    expect(() => credit(four, [], chosen("line1", "68.34"))).toThrow(code("over_credit"));
    expect(() =>
      credit(four, [{ id: "line1", net: "60.00", tax: "12.00" }], chosen("line1", "10.00")),
    ).toThrow(code("over_credit"));
    expect(() => credit(four, [], { kind: "total", amount: "327.99" })).toThrow(code("over_credit"));
    expect(() => credit(four, [], chosen("line9", "1.00"))).toThrow(code("unknown_line"));
    expect(() => credit(four, [], chosen("line1", "0.00"))).toThrow(code("invalid_amount"));
    expect(() => credit(four, [], chosen("line1", "-1.00"))).toThrow(code("invalid_amount"));
    const twice = {
      kind: "lines",
      basis: "net",
      lines: [
        { id: "line1", amount: "1" },
        { id: "line1", amount: "1" },
      ],
    } as const;
    expect(() => credit(four, [], twice)).toThrow(code("duplicate_line"));
  });

  test("positive lines alone cannot return more than the invoice asked for", () => {
    const lines = invoice([
      { amount: "100.00", rate: "20" },
      { amount: "-50.00", rate: "20" },
    ]);
    expect(() => credit(lines, [], chosen("line1", "100.00"))).toThrow(
      expect.objectContaining({ code: "over_credit" }),
    );
    expect(credit(lines, [], { kind: "all" }).total).toBe("60.00");
  });

  test("any partial notes never exceed the invoice, and close it exactly in the end", () => {
    const rate = fc.constantFrom("20", "8.875", "33.333", null);
    const amount = fc.integer({ min: 1, max: 20_000 }).map((units) => new Decimal(units, 2).toString());
    const step = fc.record({
      kind: fc.constantFrom("net", "line", "total"),
      pick: fc.nat(),
      permille: fc.integer({ min: 1, max: 1000 }),
    });
    fc.assert(
      fc.property(
        fc.array(fc.record({ amount, rate }), { minLength: 1, maxLength: 6 }),
        fc.array(step, { maxLength: 8 }),
        (raw, steps) => {
          const lines = invoice(raw);
          const whole = total(lines.flatMap((line) => [line.net, line.tax]));
          const taken: Taken[] = [];
          const left = (id: string, fields: ("net" | "tax")[]) =>
            fields.reduce((sum, field) => {
              const all = total(lines.filter((line) => line.id === id).map((line) => line[field]));
              return sum.plus(
                all.minus(total(taken.filter((entry) => entry.id === id).map((entry) => entry[field]))),
              );
            }, Decimal.ZERO);
          for (const { kind, pick, permille } of steps) {
            const id = lines[pick % lines.length]!.id;
            const open =
              kind === "net"
                ? left(id, ["net"])
                : kind === "line"
                  ? left(id, ["net", "tax"])
                  : lines.reduce((sum, line) => sum.plus(left(line.id, ["net", "tax"])), Decimal.ZERO);
            const part = open.times(new Decimal(permille, 3)).round(2, "up");
            if (part.sign() <= 0) continue;
            const note = credit(
              lines,
              taken,
              kind === "total"
                ? { kind, amount: part.toString() }
                : chosen(id, part.toString(), kind === "net" ? "net" : "total"),
            );
            if (kind !== "net") expect(note.total).toBe(part.toFixed(2));
            expect(total(note.lines.flatMap((line) => [line.net, line.tax])).toFixed(2)).toBe(note.total);
            taken.push(...note.lines);
            expect(total(taken.flatMap((entry) => [entry.net, entry.tax])).compare(whole)).not.toBe(1);
          }
          taken.push(...credit(lines, taken, { kind: "all" }).lines);
          expect(total(taken.map((entry) => entry.net)).toString()).toBe(
            total(lines.map((line) => line.net)).toString(),
          );
          expect(total(taken.map((entry) => entry.tax)).toString()).toBe(
            total(lines.map((line) => line.tax)).toString(),
          );
        },
      ),
      { numRuns: 2000 },
    );
  });
});
