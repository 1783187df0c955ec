import { z } from "zod";
import { idSchema, pageQuery, pageSchema } from "../platform/index.js";
import { ledgerAccounts } from "./accounts.js";

export const transactionQuery = pageQuery.extend({
  account: z.enum(ledgerAccounts).optional().describe("Only transactions that touch this account."),
  customer: idSchema("cus").optional().describe("Only transactions with an entry of this customer."),
  reference: z
    .union([idSchema("inv"), idSchema("crn"), idSchema("pay"), idSchema("ref"), idSchema("dsp")])
    .optional()
    .describe("Only transactions of this invoice, credit note, payment, refund or dispute."),
});

export const balanceQuery = z.object({
  customer: idSchema("cus").optional().describe("Only entries of this customer."),
});

const entrySchema = z.object({
  account: z.string(),
  customer: z.string().nullable(),
  amount: z.string().describe("Decimal string: positive debits the account, negative credits it."),
});

export const transactionSchema = z
  .object({
    id: z.string(),
    key: z.string().describe("The business fact that was posted, once."),
    at: z.string().describe("Business time."),
    currency: z.string(),
    reference: z.object({ type: z.string(), id: z.string() }),
    entries: z.array(entrySchema).describe("They sum to zero."),
  })
  .meta({ id: "LedgerTransaction" });

export const transactionPageSchema = pageSchema(transactionSchema);

export const balancesSchema = z.object({
  data: z.array(
    z.object({ account: z.string(), currency: z.string(), balance: z.string().describe("Decimal string.") }),
  ),
});
