// The door of the ledger context.
export { ledgerAccounts, type LedgerAccount } from "./accounts.js";
export { entities as ledgerEntities } from "./ledger.entities.js";
export { LedgerModule } from "./ledger.module.js";
export { PostTransaction, type LedgerEntry, type LedgerPosting } from "./post-transaction.js";
