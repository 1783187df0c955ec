import type { LocalDate } from "@atlas/rules";

/** Days printed as "1 – 31 March 2026": both are inside the period. */
export type DocumentPeriod = { from: LocalDate; to: LocalDate };

/** Someone with an address. `country` is ISO 3166-1 alpha-2 and printed as a name. */
export type DocumentParty = {
  name: string;
  addressLines: readonly string[];
  country: string | null;
  email: string | null;
  taxIds: readonly { type: string; value: string }[];
};

export type DocumentSeller = DocumentParty & {
  /** One `<svg>` element; a logo that cannot be drawn is replaced by the seller's name. */
  logoSvg: string | null;
  /** `#rrggbb`. */
  colour: string;
  /** Small print after the totals; may have several lines. */
  footer: string;
};

/** What one tier of a price contributed; `upTo` null is the open last tier. */
export type DocumentTier = {
  from: string;
  upTo: string | null;
  quantity: string;
  unitAmount: string;
  flatAmount: string;
  amount: string;
};

/** What one group of usage (a model, a region) contributed. Null leaves the cell empty. */
export type DocumentGroup = {
  label: string;
  quantity: string | null;
  unitAmount: string | null;
  amount: string | null;
};

/** A line; amounts and quantities are decimal strings, a negative amount is a discount or credit. */
export type DocumentLine = {
  description: string;
  period: DocumentPeriod | null;
  quantity: string | null;
  /** What is counted, under the quantity: "tokens". */
  unit: string | null;
  /** May have more digits than the currency: "0.000003". Null where tiers or groups tell. */
  unitAmount: string | null;
  amount: string;
  tiers: readonly DocumentTier[];
  groups: readonly DocumentGroup[];
  note: string | null;
};

/** One tax rate's sum. `rate` is in percent: "19". */
export type DocumentTax = { name: string; rate: string; inclusive: boolean; taxable: string; tax: string };

/** A named amount between the subtotal and the amount due: a coupon, credits used, a payment. Signed as it counts. */
export type DocumentAdjustment = { label: string; amount: string };

type DocumentBase = {
  /** Null on a draft, which has none yet. */
  number: string | null;
  /** BCP 47, for numbers, dates and country names; the words are English. */
  locale: string;
  /** ISO 4217. */
  currency: string;
  paper: "a4" | "us-letter";
  issuedOn: LocalDate | null;
  seller: DocumentSeller;
  buyer: DocumentParty;
  lines: readonly DocumentLine[];
  subtotal: string;
  taxes: readonly DocumentTax[];
  total: string;
  /** Free text after the totals, such as the reason for reverse charge; null for none. */
  note: string | null;
};

export type InvoiceDocument =
  | (DocumentBase & {
      kind: "invoice";
      status: "draft" | "open" | "paid" | "void";
      dueOn: LocalDate | null;
      /** "14 days net"; null where the invoice is charged at once. */
      paymentTerms: string | null;
      purchaseOrder: string | null;
      servicePeriod: DocumentPeriod | null;
      shipTo: { addressLines: readonly string[]; country: string | null } | null;
      /** Between subtotal and tax: coupons, promotional credits. */
      discounts: readonly DocumentAdjustment[];
      /** Between total and amount due: prepaid credits, payments. */
      settlements: readonly DocumentAdjustment[];
      amountDue: string;
      /** How to pay by transfer; may have several lines; null for none. */
      paymentInstructions: string | null;
      /** When and how a paid invoice was paid: "Visa •••• 4242". */
      payment: { paidOn: LocalDate; method: string } | null;
    })
  | (DocumentBase & {
      kind: "credit_note";
      /** Number and date of the invoice that is credited. */
      creditedInvoice: { number: string; issuedOn: LocalDate };
      reason: string;
      /** What becomes of the money: "Refunded to Visa •••• 4242". */
      settlements: readonly DocumentAdjustment[];
    });
