import { ledgerEntities } from "./ledger/index.js";
import { platformEntities } from "./platform/index.js";

/** One entity per table; the drift check compares them with the migrated database. */
export const entities = [...platformEntities, ...ledgerEntities];
