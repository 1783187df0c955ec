import type { Tx } from "./database.js";

// A transaction's manager is its own, so what it holds is known by it; asking the server again would only cost a round trip.
const held = new WeakMap<Tx, Set<string>>();

/** Transaction-scoped advisory locks: they end with the transaction, so no crash leaves one behind. */
export const Locks = {
  /** Every billing mutation of a customer holds this lock; take it before reading what will be changed. */
  async customer(tx: Tx, environmentId: string, customerId: string): Promise<void> {
    await Locks.named(tx, `customer/${environmentId}/${customerId}`);
  },

  /** A lock on any business name; two names may share a lock only by a 64-bit hash collision, which costs a wait and nothing else. */
  async named(tx: Tx, name: string): Promise<void> {
    const names = held.get(tx) ?? new Set();
    if (tx.queryRunner?.isTransactionActive && names.has(name)) return;
    await tx.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [name]);
    held.set(tx, names.add(name));
  },
};
