import { randomFillSync } from "node:crypto";

const RANDOM = Buffer.alloc(8);

/**
 * UUIDv7s for one batch, in order, so that the primary key grows at its end: a common millisecond, a running number of 16
 * bits, and 56 random bits that keep batches of the same millisecond apart.
 */
export function usageIds(count: number, now: number = Date.now()): string[] {
  const millis = now.toString(16).padStart(12, "0");
  const head = `${millis.slice(0, 8)}-${millis.slice(8)}-7`;
  randomFillSync(RANDOM);
  const tail = RANDOM.toString("hex");
  const ids: string[] = [];
  for (let i = 0; i < count; i++) {
    const high = (i >>> 4).toString(16).padStart(3, "0");
    const low = (i & 0xf).toString(16);
    ids.push(`${head}${high}-8${low}${tail.slice(0, 2)}-${tail.slice(2, 14)}`);
  }
  return ids;
}
