import type { DocumentParty, InvoiceDocument } from "./invoice-document.js";
import { documentHeading, documentStamp, documentTitle, metaRows } from "./invoice-heading.js";
import { lineRows } from "./invoice-line-rows.js";
import { fitTable } from "./invoice-table.js";
import { type InvoiceText, invoiceText } from "./invoice-text.js";
import { totalRows } from "./invoice-total-rows.js";
import type { FooterView, InvoiceView } from "./invoice-view.js";

const LONGEST_FOOTER_NAME = 60;

/** Words, numbers and dates of a document in reading order. Pure: the same document is the same view. */
export function buildInvoiceView(document: InvoiceDocument): InvoiceView {
  const text = invoiceText(document.locale, document.currency);
  const locale = new Intl.Locale(document.locale);
  const heading = documentHeading(document, text);
  const title = documentTitle(document, text);
  const table = fitTable(lineRows(document.lines, text), document.currency);
  const seller = text.plain(document.seller.name);
  return {
    title,
    author: seller,
    heading: document.kind === "invoice" ? "Invoice" : "Credit note",
    lang: locale.language,
    region: locale.region ?? null,
    paper: document.paper,
    colour: document.seller.colour,
    hasLogo: document.seller.logoSvg !== null,
    stamp: documentStamp(document),
    meta: metaRows(document, text),
    parties: parties(document, text),
    headline: heading,
    columns: table.columns,
    rows: table.rows,
    totals: totalRows(document, text),
    blocks: blocks(document, text),
    footer: text.lines(document.seller.footer),
  };
}

/** The foot of every page of a document. */
export function buildFooterView({ author, title }: InvoiceView): FooterView {
  return { title: `${shortened(author)} · ${title}`, page: "Page", of: "of" };
}

/** The footer has one line. */
function shortened(name: string): string {
  const letters = [...name];
  return letters.length > LONGEST_FOOTER_NAME ? `${letters.slice(0, LONGEST_FOOTER_NAME).join("")}…` : name;
}

function parties(document: InvoiceDocument, text: InvoiceText): InvoiceView["parties"] {
  const shown = [
    { heading: "From", name: text.plain(document.seller.name), lines: partyLines(document.seller, text) },
    { heading: "Bill to", name: text.plain(document.buyer.name), lines: partyLines(document.buyer, text) },
  ];
  if (document.kind === "invoice" && document.shipTo) {
    const nameless = { ...document.shipTo, email: null, taxIds: [] };
    shown.push({
      heading: "Ship to",
      name: text.plain(document.buyer.name),
      lines: partyLines(nameless, text),
    });
  }
  return shown;
}

function partyLines(party: Omit<DocumentParty, "name">, text: InvoiceText): string[] {
  const country = party.country === null ? [] : [text.country(party.country)];
  const email = party.email === null ? [] : [text.plain(party.email)];
  const taxIds = party.taxIds.map(({ type, value }) => `${taxIdName(type)} ${text.plain(value)}`);
  return [...party.addressLines.map(text.plain), ...country, ...email, ...taxIds].filter(
    (line) => line !== "",
  );
}

/** `eu_vat` is printed as "VAT", `us_ein` as "EIN": the country stands in the address and in the number. */
function taxIdName(type: string): string {
  return (/^[a-z]{2}_(.+)$/i.exec(type)?.[1] ?? type).replaceAll("_", " ").toUpperCase();
}

function blocks(document: InvoiceDocument, text: InvoiceText): InvoiceView["blocks"] {
  const found: InvoiceView["blocks"] = [];
  if (document.kind === "credit_note") found.push({ heading: "Reason", lines: text.lines(document.reason) });
  if (document.kind === "invoice" && document.paymentInstructions !== null) {
    found.push({ heading: "How to pay", lines: text.lines(document.paymentInstructions) });
  }
  if (document.note !== null) found.push({ heading: "Note", lines: text.lines(document.note) });
  return found.filter((block) => block.lines.some((line) => line !== ""));
}
