import type { DocumentLine, InvoiceDocument } from "./invoice-document.js";

const LOGO = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 108 36"><rect width="36" height="36" rx="9"
  fill="#3b5bdb"/><path d="M9 26 18 9l9 17h-5l-4-8-4 8z" fill="#fff"/><path d="M46 10h5l9 11V10h4v16h-5l-9-11v11h-4z"
  fill="#1a1f2b"/><circle cx="86" cy="18" r="6" fill="none" stroke="#1a1f2b" stroke-width="4"/></svg>`;

/** A line of plain usage; `change` says what is different. */
export function sampleLine(change: Partial<DocumentLine> = {}): DocumentLine {
  return {
    description: "Output tokens, atlas-large",
    period: { from: "2026-03-01", to: "2026-03-31" },
    quantity: "1250000",
    unit: "tokens",
    unitAmount: "0.000015",
    amount: "18.75",
    tiers: [],
    groups: [],
    note: null,
    ...change,
  };
}

export type SampleInvoice = Extract<InvoiceDocument, { kind: "invoice" }>;

/** An open invoice of four lines: a base fee, two usage prices and a credit. */
export function sampleInvoice(change: Partial<SampleInvoice> = {}): SampleInvoice {
  return {
    kind: "invoice",
    status: "open",
    number: "INV-000042",
    locale: "en",
    currency: "USD",
    paper: "a4",
    issuedOn: "2026-04-01",
    dueOn: "2026-04-15",
    paymentTerms: "14 days net",
    purchaseOrder: "PO-7781",
    servicePeriod: { from: "2026-03-01", to: "2026-03-31" },
    shipTo: null,
    seller: {
      name: "Northwind Inference GmbH",
      addressLines: ["Rosenthaler Straße 12", "10119 Berlin"],
      country: "DE",
      email: "billing@northwind.example",
      taxIds: [{ type: "eu_vat", value: "DE123456789" }],
      logoSvg: LOGO,
      colour: "#3b5bdb",
      footer:
        "Northwind Inference GmbH · Amtsgericht Charlottenburg HRB 123456 B · Managing director: Ada Winter",
    },
    buyer: {
      name: "Contoso Research Ltd",
      addressLines: ["48 Fenchurch Street", "London EC3M 3JY"],
      country: "GB",
      email: "accounts@contoso.example",
      taxIds: [{ type: "gb_vat", value: "GB987654321" }],
    },
    lines: [
      sampleLine({
        description: "Team plan, base fee",
        period: { from: "2026-04-01", to: "2026-04-30" },
        quantity: "1",
        unit: null,
        unitAmount: "250",
        amount: "250.00",
      }),
      sampleLine({
        description: "Requests",
        quantity: "1412300",
        unit: "requests",
        unitAmount: null,
        amount: "1003.08",
        tiers: [
          { from: "0", upTo: "100000", quantity: "100000", unitAmount: "0", flatAmount: "0", amount: "0" },
          {
            from: "100000",
            upTo: "1000000",
            quantity: "900000",
            unitAmount: "0.0008",
            flatAmount: "0",
            amount: "720",
          },
          {
            from: "1000000",
            upTo: null,
            quantity: "412300",
            unitAmount: "0.00068656",
            flatAmount: "0",
            amount: "283.0687",
          },
        ],
      }),
      sampleLine({
        description: "Tokens by model",
        quantity: "82000000",
        unitAmount: null,
        amount: "186.00",
        groups: [
          { label: "atlas-large · input", quantity: "60000000", unitAmount: "0.0000005", amount: "30.00" },
          { label: "atlas-large · output", quantity: "20000000", unitAmount: "0.0000075", amount: "150.00" },
          { label: "atlas-small · input", quantity: "2000000", unitAmount: "0.000003", amount: "6.00" },
        ],
      }),
      sampleLine({
        description: "Correction for February",
        period: { from: "2026-02-01", to: "2026-02-28" },
        quantity: "-1200",
        unit: "requests",
        unitAmount: "0.0008",
        amount: "-0.96",
        note: "Usage that was voided after the period was closed.",
      }),
    ],
    subtotal: "1438.12",
    discounts: [{ label: "Launch coupon (10%)", amount: "-143.81" }],
    taxes: [{ name: "VAT", rate: "19", inclusive: false, taxable: "1294.31", tax: "245.92" }],
    total: "1540.23",
    settlements: [{ label: "Prepaid credits", amount: "-40.23" }],
    amountDue: "1500.00",
    paymentInstructions:
      "Bank: Berliner Volksbank\nIBAN: DE89 3704 0044 0532 0130 00\nBIC: COBADEFFXXX\nReference: INV-000042",
    payment: null,
    note: null,
    ...change,
  };
}
