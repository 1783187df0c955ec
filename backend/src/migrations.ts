import { Platform1767225600001 } from "./platform/database/migrations/0001-platform.js";
import { Identity1767225600002 } from "./platform/database/migrations/0002-identity.js";
import { AuditNotifications1767225600003 } from "./platform/database/migrations/0003-audit-notifications.js";
import { Ledger1767225600010 } from "./platform/database/migrations/0010-ledger.js";

/** In order. Published ones never change. */
export const migrations = [
  Platform1767225600001,
  Identity1767225600002,
  AuditNotifications1767225600003,
  Ledger1767225600010,
];
