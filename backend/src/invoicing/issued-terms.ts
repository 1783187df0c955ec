import { localDate, plusDays, startOfDate, type Instant } from "@atlas/rules";
import type { Customer } from "../customers/index.js";
import type { EnvironmentSettings } from "../identity/index.js";
import type { Buyer, Invoice } from "./invoice.js";

export type IssuedTerms = Pick<
  Invoice,
  "seller" | "buyer" | "collectionMethod" | "paymentTermsDays" | "issueDate" | "dueDate" | "dueAt"
>;

/**
 * Who bills whom and by when, frozen as it stands at finalisation. A card is charged at once, so terms are for bank transfer:
 * issued on 1 April with 14 days, it is due on 15 April, and overdue from the first instant of 16 April.
 */
export function issuedTerms(
  customer: Customer,
  settings: EnvironmentSettings,
  timeZone: string,
  now: Instant,
): IssuedTerms {
  const terms = customer.paymentTermsDays ?? settings.invoice.paymentTermsDays;
  const paymentTermsDays = customer.collectionMethod === "charge_automatically" ? 0 : terms;
  const issueDate = localDate(now, timeZone);
  const dueDate = plusDays(issueDate, paymentTermsDays);
  return {
    seller: settings.seller,
    buyer: buyerOf(customer),
    collectionMethod: customer.collectionMethod,
    paymentTermsDays,
    issueDate,
    dueDate,
    dueAt: startOfDate(plusDays(dueDate, 1), timeZone),
  };
}

const buyerOf = (customer: Customer): Buyer => ({
  name: customer.name,
  externalId: customer.externalId,
  email: customer.email,
  address: customer.address,
  shippingAddress: customer.shippingAddress,
  taxIds: customer.taxIds,
  poNumber: customer.poNumber,
});
