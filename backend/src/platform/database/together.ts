import { sqlState } from "./database.js";

/** What the server answers after the statement that failed: to each other one, and to one that it then could not prepare. */
const IN_FAILED_TRANSACTION = new Set(["25P02", "26000"]);

/**
 * Parts of one transaction that do not need one another's results, begun in their order. Their statements travel together (see
 * `PipeliningClient`). Every part has ended before this throws, unlike with `Promise.all`: none may go on asking on a connection
 * whose transaction was rolled back meanwhile, where its statements would be committed one by one.
 */
export async function together<T extends readonly unknown[]>(
  ...parts: { [Part in keyof T]: Promise<T[Part]> }
): Promise<T> {
  const ends = await Promise.allSettled(parts);
  const failures = ends.filter((end) => end.status === "rejected").map(({ reason }): unknown => reason);
  const cause = failures.find((reason) => !IN_FAILED_TRANSACTION.has(sqlState(reason) ?? "")) ?? failures[0];
  if (failures.length > 0) throw cause;
  return ends.map((end) => (end as PromiseFulfilledResult<unknown>).value) as unknown as T;
}
