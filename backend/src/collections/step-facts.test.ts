import { describe, expect, test } from "@jest/globals";
import type { Customer } from "../customers/index.js";
import type { Invoice } from "../invoicing/index.js";
import type { PaymentAttempt, PaymentMethod } from "../payments/index.js";
import type { CollectionCase } from "./collection-case.js";
import { isRefusedForGood } from "./refused-for-good.js";
import { factsOf, holds } from "./step-facts.js";

const subject = { firstFailureAt: "2026-01-01T12:00:00.000Z" } as CollectionCase;
const invoice = { amountDue: "49.00", currency: "EUR" } as Invoice;
const customer = { address: { country: "DE" }, metadata: { tier: "gold" } } as unknown as Customer;
const attempt = (change: Partial<PaymentAttempt>): PaymentAttempt =>
  ({ kind: "card", status: "declined", declineClass: null, declineCode: null, ...change }) as PaymentAttempt;
const soft = attempt({ declineClass: "soft", declineCode: "insufficient_funds", paymentMethodId: "old" });
const hard = attempt({ declineClass: "hard", declineCode: "stolen_card", paymentMethodId: "old" });
const transfer = attempt({ kind: "bank_transfer", status: "succeeded" });

const facts = (attempts: PaymentAttempt[], now = "2026-01-04T11:59:59.000Z") =>
  factsOf(subject, invoice, customer, attempts, now);

describe("a condition", () => {
  test.each([
    ['declineClass = "hard"', true],
    ['declineCode = "stolen_card" and attempts = 2', true],
    ["amountDue > 49", false],
    ["amountDue >= 49.00", true],
    ['customer.country = "DE" and customer.metadata.tier = "gold"', true],
    ["daysSinceFirstFailure >= 3", false], // a second is missing to three whole days
  ])("%s is %p", (condition, expected) => {
    expect(holds(condition, facts([soft, hard]))).toBe(expected);
  });

  test("without a charge asks about none", () => {
    expect(holds('declineClass = "none" and attempts = 0', facts([]))).toBe(true);
  });

  test("is about the last charge, whatever was transferred since", () => {
    expect(holds('declineClass = "hard" and attempts = 1', facts([hard, transfer]))).toBe(true);
  });

  test.each(["amountDue", "customer.metadata.unknown", '"a" > 1'])("%s cannot be said", (condition) => {
    expect(() => holds(condition, facts([soft]))).toThrow(
      expect.objectContaining({ code: "collection.condition_failed" }),
    );
  });
});

describe("a card is refused for good", () => {
  const card = (id: string): PaymentMethod => ({ id }) as PaymentMethod;
  test("after a hard decline, until there is another", () => {
    expect(isRefusedForGood([hard], card("old"))).toBe(true);
    expect(isRefusedForGood([hard, transfer], card("old"))).toBe(true);
    expect(isRefusedForGood([hard], card("new"))).toBe(false);
    expect(isRefusedForGood([hard], null)).toBe(false);
  });

  test("not after a soft one, nor before any", () => {
    expect(isRefusedForGood([hard, soft], card("old"))).toBe(false);
    expect(isRefusedForGood([], card("old"))).toBe(false);
  });
});
