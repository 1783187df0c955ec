import { auditEntities } from "./audit/index.js";
import { identityEntities } from "./identity/index.js";
import { ledgerEntities } from "./ledger/index.js";
import { notificationsEntities } from "./notifications/index.js";
import { platformEntities } from "./platform/index.js";

/** One entity per table; the drift check compares them with the migrated database. */
export const entities = [
  ...platformEntities,
  ...auditEntities,
  ...notificationsEntities,
  ...identityEntities,
  ...ledgerEntities,
];
