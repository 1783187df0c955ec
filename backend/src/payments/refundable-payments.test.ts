import { describe, expect, test } from "@jest/globals";
import { checkedAmount } from "./checked-amount.js";
import type { PaymentAttempt } from "./payment-attempt.js";
import { choosePayment, refundablePayments } from "./refundable-payments.js";

const paid = (id: string, amount: string, status = "succeeded"): PaymentAttempt =>
  ({ id, amount, status }) as PaymentAttempt;
const given = (attemptId: string, amount: string) => ({ attemptId, amount });
const choose = (attempts: PaymentAttempt[], refunds: ReturnType<typeof given>[], wanted: string | null) => {
  const { attempt, amount } = choosePayment(refundablePayments(attempts, refunds, "EUR"), wanted, "EUR");
  return [attempt.id, amount];
};

describe("of several payments, a refund is taken from", () => {
  const payments = [paid("first", "20.00"), paid("declined", "49.00", "declined"), paid("last", "29.00")];

  test("the last one when no amount is said: all that it still holds", () => {
    expect(choose(payments, [], null)).toEqual(["last", "29.00"]);
    expect(choose(payments, [given("last", "9.50")], null)).toEqual(["last", "19.50"]);
    expect(choose(payments, [given("last", "29.00")], null)).toEqual(["first", "20.00"]);
  });

  test("the last one that holds the amount", () => {
    expect(choose(payments, [], "29")).toEqual(["last", "29.00"]);
    expect(choose(payments, [given("last", "15.00")], "19.99")).toEqual(["first", "19.99"]);
  });

  test("none when it is more than any of them holds, though together they would do", () => {
    expect(() => choose(payments, [], "29.01")).toThrow(
      expect.objectContaining({ code: "refund.too_much", message: expect.stringContaining("29.00 EUR") }),
    );
  });

  test("none when all was given back", () => {
    const all = [given("first", "20.00"), given("last", "29.00")];
    expect(() => choose(payments, all, null)).toThrow(
      expect.objectContaining({ code: "refund.nothing_paid" }),
    );
  });
});

describe("an amount of money", () => {
  test.each([
    ["12.3", "EUR", "12.30"],
    ["0.01", "EUR", "0.01"],
    ["500", "JPY", "500"],
    ["1.234", "KWD", "1.234"],
  ])("%s %s is taken as %s", (amount, currency, expected) => {
    expect(checkedAmount(amount, currency)).toBe(expected);
  });

  test.each([
    ["0", "EUR", "at most 2 digits"],
    ["0.001", "EUR", "at most 2 digits"],
    ["1.5", "JPY", "without digits"],
  ])("%s %s is refused with what would do", (amount, currency, hint) => {
    expect(() => checkedAmount(amount, currency)).toThrow(
      expect.objectContaining({
        code: "payment.amount_invalid",
        errors: [expect.objectContaining({ field: "amount", message: expect.stringContaining(hint) })],
      }),
    );
  });
});
