import { describe, expect, test } from "@jest/globals";

import { amountToCredit } from "./amount-to-credit.js";

describe("a refund lowers the invoice by", () => {
  const credit = (refund: string, credited: string, paid: string[], refunded: string[] = []): string =>
    amountToCredit({ currency: "EUR", refund, owed: { total: "49.00", credited }, paid, refunded });

  test("all of it, when the invoice was paid as it is, or in part", () => {
    expect(credit("9.00", "0.00", ["49.00"])).toBe("9.00");
    expect(credit("5", "0.00", ["20.00"])).toBe("5.00");
  });

  test("what exceeds that which was paid too much", () => {
    expect(credit("11.00", "0.00", ["20.00", "40.00"])).toBe("0.00");
    expect(credit("15.00", "0.00", ["60.00"])).toBe("4.00");
  });

  test("nothing, when its credit note stands already, as after a refund that failed", () => {
    expect(credit("9.00", "9.00", ["49.00"])).toBe("0.00");
    expect(credit("49.00", "49.00", ["49.00"])).toBe("0.00");
  });

  test("all of it again, once that credit was given back", () => {
    expect(credit("9.00", "9.00", ["49.00"], ["9.00"])).toBe("9.00");
  });

  test("nothing, when nothing is owed since the invoice was voided", () => {
    const voided = { currency: "JPY", refund: "49", owed: null, paid: ["49"], refunded: [] };
    expect(amountToCredit(voided)).toBe("0");
    expect(amountToCredit({ ...voided, refunded: ["40"] })).toBe("40");
  });
});
