import type { Type } from "@nestjs/common";
import { LedgerModule } from "./ledger/index.js";

/** The bounded contexts in import order (docs/architecture.md). */
export const contexts: Type[] = [LedgerModule];
