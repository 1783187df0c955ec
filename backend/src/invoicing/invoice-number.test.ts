import { expect, test } from "@jest/globals";
import { creditNoteNumber, invoiceNumber } from "./invoice-number.js";

test("numbers have six digits until they need more", () => {
  expect(invoiceNumber("INV-", 1)).toBe("INV-000001");
  expect(invoiceNumber("", 1_234_567)).toBe("1234567");
  expect(creditNoteNumber("INV-", 3)).toBe("INV-CN-000003");
});
