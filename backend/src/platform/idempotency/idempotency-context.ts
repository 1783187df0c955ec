import { AsyncLocalStorage } from "node:async_hooks";

/**
 * The Idempotency-Key of the request being served, for `Database.transaction` to mark in the same commit. `claimedAt` tells this
 * claim from a later one of the same key, which takes over what seemed abandoned.
 */
export type IdempotencyContext = { environmentId: string; key: string; claimedAt: string };

export const idempotencyContext = new AsyncLocalStorage<IdempotencyContext>();
