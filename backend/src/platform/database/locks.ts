import type { Tx } from "./database.js";
import { firstRow } from "./rows.js";

// A transaction's manager is its own, so what it holds is known by it; asking the server again would only cost a round trip.
const held = new WeakMap<Tx, Set<string>>();

/** Transaction-scoped advisory locks: they end with the transaction, so no crash leaves one behind. */
export const Locks = {
  /**
   * Every billing mutation of a customer holds this lock; take it before reading what will be changed. Tells whether the
   * transaction held it before: then what was read since is fresh.
   */
  async customer(tx: Tx, environmentId: string, customerId: string): Promise<boolean> {
    return Locks.named(tx, customerLock(environmentId, customerId));
  },

  /** Takes the lock of the customer whose billing run or invoice this is; false where there is no such thing. */
  async customerOf(
    tx: Tx,
    environmentId: string,
    table: "billing_run" | "invoice",
    id: string,
  ): Promise<boolean> {
    const row = await firstRow<{ customerId: string }>(
      tx,
      `SELECT customer_id, pg_advisory_xact_lock(hashtextextended('customer/' || environment_id || '/' || customer_id, 0))
       FROM ${table} WHERE environment_id = $1 AND id = $2`,
      [environmentId, id],
    );
    if (row) hold(tx, customerLock(environmentId, row.customerId));
    return row !== null;
  },

  /**
   * A lock on any business name; two names may share a lock only by a 64-bit hash collision, which costs a wait and nothing
   * else. Tells whether the transaction held it before.
   */
  async named(tx: Tx, name: string): Promise<boolean> {
    if (tx.queryRunner?.isTransactionActive && held.get(tx)?.has(name)) return true;
    await tx.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [name]);
    hold(tx, name);
    return false;
  },
};

const customerLock = (environmentId: string, customerId: string): string =>
  `customer/${environmentId}/${customerId}`;

function hold(tx: Tx, name: string): void {
  held.set(tx, (held.get(tx) ?? new Set()).add(name));
}
