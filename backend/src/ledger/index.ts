// The door of the ledger context.
export { entities as ledgerEntities } from "./ledger.entities.js";
export { LedgerModule } from "./ledger.module.js";
export { PostTransaction, type LedgerEntry } from "./post-transaction.js";
