import { createHash } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import { invoiceToDocument } from "./invoice-to-document.js";
import { renderInvoicePdf } from "./pdf/render-invoice-pdf.js";
import { sampleInvoice, sampleLine } from "./testing/sample-rows.js";

const berlin = { periodStart: "2026-02-28T23:00:00.000Z", periodEnd: "2026-03-31T22:00:00.000Z" };

describe("the document of an issued invoice", () => {
  test("prints inclusive dates of the invoice's own zone", () => {
    const document = invoiceToDocument(sampleInvoice(), [sampleLine(berlin)]);
    expect(document.lines[0]?.period).toEqual({ from: "2026-03-01", to: "2026-03-31" });
    expect(document).toMatchObject({
      servicePeriod: { from: "2026-03-01", to: "2026-03-31" },
      dueOn: "2026-04-15",
    });
  });

  test("shows terms and bank details where it is paid by transfer, and neither where a card is charged", () => {
    expect(invoiceToDocument(sampleInvoice(), [])).toMatchObject({
      paymentTerms: "14 days net",
      paymentInstructions: "IBAN DE02 1203 0000 0000 2020 51",
      purchaseOrder: "PO-7781",
    });
    const charged = sampleInvoice({ collectionMethod: "charge_automatically", paymentTermsDays: 0 });
    expect(invoiceToDocument(charged, [])).toMatchObject({ paymentTerms: null, paymentInstructions: null });
  });

  test("says so where usage was reported late", () => {
    const [line] = invoiceToDocument(sampleInvoice(), [sampleLine({ kind: "correction" })]).lines;
    expect(line?.note).toMatch(/late/);
  });

  test("becomes the same PDF every time", () => {
    const hash = () =>
      createHash("sha256")
        .update(renderInvoicePdf(invoiceToDocument(sampleInvoice(), [sampleLine(berlin)])))
        .digest("hex");
    expect(hash()).toBe(hash());
  });
});
