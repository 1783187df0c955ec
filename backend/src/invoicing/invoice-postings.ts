import { negateAmount, reversalParts } from "@atlas/rules";
import type { LedgerEntry } from "../ledger/index.js";

/** Net, tax and their sum, decimal strings. */
export type Amounts = { subtotal: string; taxTotal: string; total: string };

/** An invoice is issued: the customer owes the total. */
export const issueEntries = (customerId: string, { subtotal, taxTotal, total }: Amounts): LedgerEntry[] => [
  { account: "accounts_receivable", customerId, amount: total },
  { account: "revenue", amount: negateAmount(subtotal) },
  { account: "tax_payable", amount: negateAmount(taxTotal) },
];

/**
 * A credit note or a void takes an invoice back, whole or in part: the customer owes so much less. `givenUp` is the part that
 * had been booked as lost, which is taken back from the losses instead.
 */
export const reversalEntries = (
  customerId: string,
  { subtotal, taxTotal, total }: Amounts,
  givenUp: string,
): LedgerEntry[] => {
  const { receivable, badDebt } = reversalParts(total, givenUp);
  return [
    { account: "revenue", amount: subtotal },
    { account: "tax_payable", amount: taxTotal },
    { account: "bad_debt", amount: badDebt },
    { account: "accounts_receivable", customerId, amount: receivable },
  ];
};

/** What is still due is given up. */
export const badDebtEntries = (customerId: string, due: string): LedgerEntry[] => [
  { account: "bad_debt", amount: due },
  { account: "accounts_receivable", customerId, amount: negateAmount(due) },
];

/** What was given up is paid after all: the customer owes it again, so that the payment can settle it. */
export const recoveryEntries = (customerId: string, amount: string): LedgerEntry[] => [
  { account: "accounts_receivable", customerId, amount },
  { account: "bad_debt", amount: negateAmount(amount) },
];
