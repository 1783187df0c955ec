import { describe, expect, test } from "@jest/globals";
import { availableActions } from "./available-actions.js";

const invoice = {
  status: "open" as const,
  needsApproval: false,
  isBlocked: false,
  amountPaid: "0.00",
  amountDue: "12.00",
};
const everything = { mayInvoice: true, mayPay: true };

describe("what can be done with an invoice", () => {
  test("a draft that waits is approved or discarded", () => {
    expect(availableActions({ ...invoice, status: "draft", needsApproval: true }, everything)).toEqual([
      "approve",
      "void",
    ]);
  });

  test("what is owed is paid by transfer, credited or voided; paid in part it is no longer voided", () => {
    expect(availableActions(invoice, everything)).toEqual(["payment", "credit", "void"]);
    expect(availableActions({ ...invoice, amountPaid: "2.00", amountDue: "10.00" }, everything)).toEqual([
      "refund",
      "payment",
      "credit",
    ]);
  });

  test("what is paid is refunded", () => {
    expect(
      availableActions({ ...invoice, status: "paid", amountPaid: "12.00", amountDue: "0.00" }, everything),
    ).toEqual(["refund"]);
  });

  test("a role sees only what it may", () => {
    expect(availableActions(invoice, { mayInvoice: false, mayPay: false })).toEqual([]);
    expect(availableActions(invoice, { mayInvoice: false, mayPay: true })).toEqual(["payment"]);
  });
});
