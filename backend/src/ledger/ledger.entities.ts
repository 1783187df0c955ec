import { LedgerEntryEntity } from "./ledger-entry.entity.js";
import { LedgerTransactionEntity } from "./ledger-transaction.entity.js";

export const entities = [LedgerTransactionEntity, LedgerEntryEntity];
