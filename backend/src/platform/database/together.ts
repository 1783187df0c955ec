import { sqlState } from "./database.js";

/** What the server answers to each statement after the one that failed. */
const IN_FAILED_TRANSACTION = "25P02";

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
  const cause = failures.find((reason) => sqlState(reason) !== IN_FAILED_TRANSACTION) ?? failures[0];
  if (failures.length > 0) throw cause;
  return ends.map((end) => (end as PromiseFulfilledResult<unknown>).value) as unknown as T;
}
