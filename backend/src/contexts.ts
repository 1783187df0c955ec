import type { Type } from "@nestjs/common";
import { AuditModule } from "./audit/index.js";
import { IdentityModule } from "./identity/index.js";
import { LedgerModule } from "./ledger/index.js";
import { NotificationsModule } from "./notifications/index.js";

/** The bounded contexts in import order (docs/architecture.md). */
export const contexts: Type[] = [AuditModule, NotificationsModule, IdentityModule, LedgerModule];
