import { Platform1767225600001 } from "./platform/database/migrations/0001-platform.js";
import { Ledger1767225600010 } from "./platform/database/migrations/0010-ledger.js";

/** In order. Published ones never change. */
export const migrations = [Platform1767225600001, Ledger1767225600010];
