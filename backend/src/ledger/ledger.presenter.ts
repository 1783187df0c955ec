import type { z } from "zod";
import { publicId, publicIdOrNull, type IdPrefix } from "../platform/index.js";
import type { TransactionRow } from "./ledger.repository.js";
import type { transactionSchema } from "./ledger.schemas.js";

const prefixes: Record<string, IdPrefix> = {
  invoice: "inv",
  credit_note: "crn",
  payment: "pay",
  refund: "ref",
  dispute: "dsp",
};

/** A transaction as the API shows it. */
export function presentTransaction(row: TransactionRow): z.infer<typeof transactionSchema> {
  const prefix = prefixes[row.referenceType];
  return {
    id: publicId("led", row.id),
    key: row.key,
    at: row.at,
    currency: row.currency,
    reference: { type: row.referenceType, id: prefix ? publicId(prefix, row.referenceId) : row.referenceId },
    entries: row.entries.map((entry) => ({
      account: entry.account,
      customer: publicIdOrNull("cus", entry.customerId),
      amount: entry.amount,
    })),
  };
}
