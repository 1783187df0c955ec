import { createHash } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import type { InvoiceDocument } from "./invoice-document.js";
import { readPdf } from "./read-pdf.js";
import { renderInvoicePdf } from "./render-invoice-pdf.js";
import { type SampleInvoice, sampleInvoice, sampleLine } from "./sample-invoice.js";

const pagesOf = (document: InvoiceDocument): string[] => readPdf(renderInvoicePdf(document)).pages;
const textOf = (document: InvoiceDocument): string => pagesOf(document).join("\n");
/** Without the places where a long word may be broken, and without the line ends that breaking it made. */
const unbroken = (text: string): string => text.replaceAll("\u200b", "").replaceAll("\n", "");
const fingerprint = (document: InvoiceDocument): string =>
  createHash("sha256").update(renderInvoicePdf(document)).digest("hex");

describe("an invoice", () => {
  test("shows who, what, when and how much", () => {
    const { pages, title } = readPdf(renderInvoicePdf(sampleInvoice()));
    const [page = ""] = pages;
    expect(pages).toHaveLength(1);
    expect(title).toBe("Invoice INV-000042");
    for (const shown of [
      ...["INV-000042", "April 1, 2026", "April 15, 2026", "14 days net", "PO-7781", "$1,500.00"],
      ...["Northwind Inference GmbH", "Rosenthaler Straße 12", "Germany", "VAT DE123456789"],
      ...["Contoso Research Ltd", "United Kingdom", "VAT GB987654321"],
      ...["Team plan, base fee", "First 100,000", "Above 100,000, up to 1,000,000", "Above 1,000,000"],
      ...["1,412,300", "$0.00068656", "$283.0687", "atlas-large · output", "−1,200", "−$0.96"],
      ...["$1,438.12", "Launch coupon (10%)", "−$143.81", "VAT 19% on $1,294.31", "$245.92", "−$40.23"],
      ...["IBAN: DE89 3704 0044 0532 0130 00", "Page 1 of 1"],
    ]) {
      expect(page).toContain(shown);
    }
  });

  test("is the same bytes for the same document, whatever was rendered in between", () => {
    const first = fingerprint(sampleInvoice());
    expect(fingerprint(sampleInvoice({ number: "INV-000043" }))).not.toBe(first);
    expect(fingerprint(sampleInvoice({ locale: "de", currency: "EUR" }))).not.toBe(first);
    expect(fingerprint(sampleInvoice({ note: "株式会社" }))).not.toBe(first);
    expect(fingerprint(sampleInvoice())).toBe(first);
  });

  test("of 200 lines repeats the table's head and counts its pages", () => {
    const lines = Array.from({ length: 200 }, (_, n) => sampleLine({ description: `Project number ${n}` }));
    const pages = pagesOf(sampleInvoice({ lines }));
    expect(pages.length).toBeGreaterThan(5);
    const withLines = pages.filter((page) => page.includes("Project number"));
    for (const page of withLines) expect(page).toContain("Unit price");
    for (const [index, page] of pages.entries())
      expect(page).toContain(`Page ${index + 1} of ${pages.length}`);
    const shown = pages.join("\n").match(/Project number \d+/g) ?? [];
    expect(shown).toEqual(lines.map((line) => line.description));
  });

  test.each<[string, Partial<SampleInvoice>, string[]]>([
    [
      "paid",
      { status: "paid", payment: { paidOn: "2026-04-02", method: "Visa 4242" } },
      ["PAID", "Visa 4242"],
    ],
    ["void", { status: "void" }, ["VOID", "nothing is due"]],
    ["a draft", { status: "draft", number: null }, ["DRAFT", "Invoice (draft)"]],
    ["without lines", { lines: [] }, ["Nothing was used or billed."]],
    ["on letter paper", { paper: "us-letter" }, ["INV-000042"]],
    ["shipped elsewhere", { shipTo: { addressLines: ["Dock 4"], country: "NL" } }, ["Dock 4", "Netherlands"]],
  ])("that is %s says so", (_name, change, shown) => {
    const text = textOf(sampleInvoice(change));
    for (const words of shown) expect(text).toContain(words);
  });

  test("in yen, in Japanese, has the characters in it", () => {
    const document = sampleInvoice({
      currency: "JPY",
      locale: "ja-JP",
      buyer: { ...sampleInvoice().buyer, name: "株式会社サンプル研究所" },
      lines: [sampleLine({ unitAmount: "0.5", amount: "625000" })],
      total: "625000",
    });
    const { pages, fonts } = readPdf(renderInvoicePdf(document));
    expect(unbroken(pages.join())).toContain("株式会社サンプル研究所");
    expect(unbroken(pages.join())).toContain("￥625,000");
    expect(fonts.join()).toContain("NotoSansHans");
    expect(pages.join()).not.toContain("\ufffd");
  });

  test.each([
    ["한국어 주식회사", "NotoSansKR"],
    ["شركة المثال", "NotoNaskhArabic"],
    ["חברה לדוגמה", "NotoSansHebrew"],
  ])("to %s has its letters in it", (name, font) => {
    const { fonts } = readPdf(renderInvoicePdf(sampleInvoice({ buyer: { ...sampleInvoice().buyer, name } })));
    expect(fonts.join()).toContain(font);
  });

  test("uses no font but the shipped ones, even for what they do not have", () => {
    const { fonts } = readPdf(renderInvoicePdf(sampleInvoice({ note: "ไทย नमस्ते 👍" })));
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) expect(font).toMatch(/^Inter-/);
  });
});

describe("what people wrote", () => {
  test("is set as it is, never read as markup", () => {
    const hostile = '*b* _i_ #panic("x") $x^2$ <l> @r `raw` \\u{41} /* c */ // d #sys.inputs = h';
    const text = textOf(sampleInvoice({ lines: [sampleLine({ description: hostile })], note: hostile }));
    expect(unbroken(text).split(unbroken(hostile))).toHaveLength(3);
  });

  test("may be long without a space, have control characters, or fill pages", () => {
    const word = "Donaudampfschiff".repeat(12);
    const line = sampleLine({
      description: word,
      note: "A long story. ".repeat(900),
      quantity: "12345678901234567890.123456789012345678",
      unitAmount: "0.00000000000000000123456789",
    });
    const pages = pagesOf(
      sampleInvoice({ lines: [line], note: "bell\u0007 and\ttab", paymentInstructions: "\0" }),
    );
    const text = pages.join("\n");
    expect(unbroken(text)).toContain(word);
    expect(unbroken(text)).toContain("12,345,678,901,234,567,890.123456789012345678");
    expect(unbroken(text)).toContain("$0.00000000000000000123456789");
    expect(text.match(/story\./g)).toHaveLength(900);
    expect(text).toContain("bell and tab");
    expect(pages.length).toBeGreaterThan(2);
  });

  test.each([
    ["not XML at all", "<svg"],
    ["empty", ""],
    ["of no size", `<svg xmlns="http://www.w3.org/2000/svg" width="0" height="0"/>`],
  ])("as a logo that is %s costs the logo, not the invoice", (_name, logoSvg) => {
    const broken = sampleInvoice({ seller: { ...sampleInvoice().seller, logoSvg } });
    expect(textOf(broken)).toContain("INV-000042");
  });
});

test("a credit note names the invoice, the reason and where the money goes", () => {
  const { number: _number, ...invoice } = sampleInvoice();
  const text = textOf({
    ...invoice,
    kind: "credit_note",
    number: "CN-000007",
    creditedInvoice: { number: "INV-000042", issuedOn: "2026-04-01" },
    reason: "Outage of 12 March.",
    lines: [sampleLine({ quantity: null, unit: null, unitAmount: null, amount: "100.00" })],
    subtotal: "100.00",
    taxes: [{ name: "VAT", rate: "19", inclusive: false, taxable: "100.00", tax: "19.00" }],
    total: "119.00",
    settlements: [{ label: "Refunded to Visa 4242", amount: "-119.00" }],
  });
  for (const shown of [
    "Credit note",
    "CN-000007",
    "INV-000042",
    "Outage of 12 March.",
    "$119.00",
    "−$119.00",
  ]) {
    expect(text).toContain(shown);
  }
  expect(text).not.toContain("Unit price");
});
