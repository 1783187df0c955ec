import { Platform1767225600001 } from "./platform/database/migrations/0001-platform.js";

/** In order. Published ones never change. */
export const migrations = [Platform1767225600001];
