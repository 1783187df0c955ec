/**
 * The chart of accounts. A positive entry debits, a negative one credits.
 *
 * - `accounts_receivable`: what customers owe; it has the customer on each entry
 * - `cash`: what the provider or the bank holds for us
 * - `revenue`, `tax_payable`: what invoices credit
 * - `refunds`: what is on its way back to customers
 * - `bad_debt`: what was given up
 * - `disputes`: what the provider withholds while a dispute is open, or lost
 */
export const ledgerAccounts = [
  "accounts_receivable",
  "cash",
  "revenue",
  "tax_payable",
  "refunds",
  "bad_debt",
  "disputes",
] as const;

export type LedgerAccount = (typeof ledgerAccounts)[number];
