import type { Pool, PoolClient } from "pg";

/** A connection inside an open transaction: what it writes stands or falls together. */
export type Tx = PoolClient;

/** Runs `work` in one transaction; its rejection rolls everything back. */
export async function inTransaction<T>(pool: Pool, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  // A connection lost while nothing is asked of it tells by this event; the next statement fails then.
  const lost = (error: Error): void => void (broken = error);
  client.on("error", lost);
  try {
    // Not waited for: the first statement of the work follows it, and fails with it.
    client.query("BEGIN").catch(() => undefined);
    const result = await work(client);
    await client.query("COMMIT");
    return result;
  } catch (error) {
    // A failed ROLLBACK means the connection is gone; the pool must then drop it instead of handing it out again.
    await client.query("ROLLBACK").catch((rollbackError: Error) => (broken = rollbackError));
    throw error;
  } finally {
    client.off("error", lost);
    client.release(broken);
  }
}
