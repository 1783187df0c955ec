import type { Instant, LocalDate } from "@atlas/rules";
import type { TaxSum } from "./invoice.js";

/** A credit note row; amounts are positive decimal strings. */
export type CreditNote = {
  environmentId: string;
  id: string;
  invoiceId: string;
  customerId: string;
  key: string | null;
  number: string;
  reason: string;
  memo: string | null;
  currency: string;
  issueDate: LocalDate;
  issuedAt: Instant;
  taxes: TaxSum[];
  subtotal: string;
  taxTotal: string;
  total: string;
  appliedAmount: string;
  refundableAmount: string;
};

/** What a credit note takes back of one invoice line. */
export type CreditNoteLine = {
  environmentId: string;
  id: string;
  creditNoteId: string;
  invoiceLineId: string;
  position: number;
  description: string;
  netAmount: string;
  taxAmount: string;
  totalAmount: string;
};
