import type { Type } from "@nestjs/common";

/** The bounded contexts in import order (docs/architecture.md). */
export const contexts: Type[] = [];
