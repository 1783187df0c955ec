import { firstRow, type Tx } from "../platform/index.js";
import type { SqlParameters } from "./sql-parameters.js";
import { watermarkParts, type Watermark } from "./watermark.js";

/**
 * The watermark of now. What a later statement reads up to it is what is committed at this moment: transactions that are
 * still open stay outside even after they commit, and are found as late usage.
 */
export async function currentWatermark(tx: Tx): Promise<Watermark> {
  const row = await firstRow<{ watermark: string }>(
    tx,
    "SELECT usage_generation_now() || '/' || pg_current_snapshot() AS watermark",
  );
  return row!.watermark;
}

/** The condition that what these columns stamp was committed when the watermark was taken. */
export function seenBy(
  stamp: { xid: string; generation: string },
  watermark: Watermark,
  parameters: SqlParameters,
): string {
  const { generation, xmin, xmax, open } = watermarkParts(watermark);
  const now = parameters.add(generation, "integer");
  const end = parameters.add(xmax, "bigint");
  const settled =
    open.length === 0
      ? ""
      : ` AND (${stamp.xid} < ${parameters.add(xmin, "bigint")} OR ${stamp.xid} <> ALL(${parameters.add(open, "bigint[]")}))`;
  return `(${stamp.generation} < ${now} OR (${stamp.generation} = ${now} AND ${stamp.xid} < ${end}${settled}))`;
}
