import { Injectable } from "@nestjs/common";
import { canonicalAmount, canonicalDecimal, exactSum, isZero, type Instant } from "@atlas/rules";
import { newId, type Tx } from "../platform/index.js";
import type { LedgerAccount } from "./accounts.js";
import { ledgerErrors } from "./ledger.errors.js";
import { LedgerRepository, type EntryRow } from "./ledger.repository.js";

/** One side of a posting. `amount` is a decimal string, rounded to the currency: positive debits the account, negative credits it. */
export type LedgerEntry = { account: LedgerAccount; customerId?: string | null; amount: string };

export type LedgerPosting = {
  environmentId: string;
  /** The business fact, such as `invoice/<id>`. It is posted once, however often it is asked for. */
  key: string;
  /** Business time. */
  at: Instant;
  currency: string;
  entries: LedgerEntry[];
  reference: { type: string; id: string };
};

/**
 * Posts one balanced transaction under its business key, in the caller's transaction.
 * Entries of zero are left out; gives null where nothing remains, else the id of the transaction that stands.
 * Throws `ledger.unbalanced`, `ledger.key_reused`.
 */
@Injectable()
export class PostTransaction {
  constructor(private readonly ledger: LedgerRepository) {}

  async execute(tx: Tx, posting: LedgerPosting): Promise<{ transactionId: string } | null> {
    const entries = entryRows(posting);
    if (entries.length === 0) return null;
    const id = newId();
    if (await this.ledger.insert(tx, { ...posting, id }, entries)) return { transactionId: id };
    return this.standing(tx, posting, entries);
  }

  private async standing(
    tx: Tx,
    posting: LedgerPosting,
    entries: EntryRow[],
  ): Promise<{ transactionId: string }> {
    const standing = await this.ledger.findByKey(tx, posting.environmentId, posting.key);
    if (!standing || fingerprint(standing.entries) !== fingerprint(entries)) {
      throw ledgerErrors("ledger.key_reused", {
        detail: `Another transaction stands under the key ${posting.key}.`,
      });
    }
    return { transactionId: standing.id };
  }
}

function entryRows(posting: LedgerPosting): EntryRow[] {
  const amounts = posting.entries.map((entry) => canonicalAmount(entry.amount, posting.currency));
  const sum = exactSum(amounts);
  if (!isZero(sum)) {
    throw ledgerErrors("ledger.unbalanced", { detail: `${posting.key} sums to ${sum}.` });
  }
  return posting.entries
    .map(({ account, customerId }, index) => ({
      account,
      customerId: customerId ?? null,
      amount: amounts[index]!,
    }))
    .filter((_, index) => !isZero(amounts[index]!))
    .map((entry, position) => ({ position, ...entry }));
}

const fingerprint = (entries: EntryRow[]): string =>
  entries
    .map((entry) => `${entry.account} ${entry.customerId ?? "-"} ${canonicalDecimal(entry.amount)}`)
    .sort()
    .join("\n");
