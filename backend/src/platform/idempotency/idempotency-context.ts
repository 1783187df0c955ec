import { AsyncLocalStorage } from "node:async_hooks";

/** The Idempotency-Key of the request being served, for `Database.transaction` to mark in the same commit. */
export type IdempotencyContext = { environmentId: string; key: string };

export const idempotencyContext = new AsyncLocalStorage<IdempotencyContext>();
