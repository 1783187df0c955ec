import { formatMoney, type LocalDate } from "@atlas/rules";
import { renderMail, type MailContent } from "../notifications/index.js";
import type { CreditNote } from "./credit-note.js";
import type { Invoice } from "./invoice.js";

export type DocumentMail = { subject: string; text: string; html: string };

/** The mail by which an issued invoice reaches its buyer; how it will be paid depends on the collection method. */
export function invoiceMail(invoice: Invoice, link: string): DocumentMail {
  const { number, status, total, amountDue, currency, dueDate } = invoice;
  const due = { label: "Due date", value: dueDate ? printedDate(dueDate) : "" };
  return mail(invoice, `Invoice ${number ?? ""}`, {
    paragraphs: [`Dear ${buyerName(invoice)},`, "please find your invoice attached.", howItIsPaid(invoice)],
    facts: [
      { label: "Invoice", value: number ?? "" },
      { label: "Total", value: formatMoney(total, currency) },
      { label: "Amount due", value: formatMoney(amountDue, currency) },
      ...(invoice.collectionMethod === "send_invoice" && dueDate ? [due] : []),
    ],
    action: { label: status === "paid" ? "View the invoice" : "View and pay the invoice", url: link },
  });
}

/** The mail by which a credit note reaches the buyer of its invoice. */
export function creditNoteMail(invoice: Invoice, note: CreditNote): DocumentMail {
  return mail(invoice, `Credit note ${note.number}`, {
    paragraphs: [
      `Dear ${buyerName(invoice)},`,
      `please find attached a credit note for your invoice ${invoice.number ?? ""}.`,
    ],
    facts: [
      { label: "Credit note", value: note.number },
      { label: "Total", value: formatMoney(note.total, note.currency) },
      { label: "Reason", value: note.reason },
    ],
  });
}

type Content = Pick<MailContent, "paragraphs" | "facts" | "action">;

function mail({ seller }: Invoice, heading: string, content: Content): DocumentMail {
  const from = seller?.name ?? "";
  const brand = seller ? { brand: { name: seller.name, colour: seller.colour } } : {};
  return {
    subject: from ? `${heading} from ${from}` : heading,
    ...renderMail({
      heading,
      ...content,
      ...brand,
      footer: `Sent by ${from || "your supplier"} with Atlas.`,
    }),
  };
}

const buyerName = (invoice: Invoice): string => invoice.buyer?.name ?? "customer";

function howItIsPaid({ status, amountDue, currency, collectionMethod, dueDate }: Invoice): string {
  if (status === "paid") return "Nothing is left to pay.";
  const amount = formatMoney(amountDue, currency);
  return collectionMethod === "charge_automatically"
    ? `We charge ${amount} to your payment method; you need not do anything.`
    : `Please pay ${amount}${dueDate ? ` by ${printedDate(dueDate)}` : ""}, as described on the invoice.`;
}

const dateFormat = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });
const printedDate = (date: LocalDate): string => dateFormat.format(new Date(`${date}T00:00:00Z`));
