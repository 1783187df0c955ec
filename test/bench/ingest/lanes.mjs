/**
 * Works through a list with so many workers at a time.
 * @template T
 * @param {number} lanes
 * @param {readonly T[]} items
 * @param {(lane: number, item: T) => Promise<void>} work
 */
export async function inLanes(lanes, items, work) {
  let next = 0;
  const lane = async (number) => {
    while (next < items.length) await work(number, items[next++]);
  };
  await Promise.all(Array.from({ length: lanes }, (_, number) => lane(number)));
}

/** Seconds that a piece of work takes. @param {() => Promise<void>} work */
export async function seconds(work) {
  const start = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - start) / 1e9;
}
