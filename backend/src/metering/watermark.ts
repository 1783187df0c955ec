/**
 * Which events a reading saw: every one committed when it was taken, and no other, for ever. Text, `3/1001:1010:1003,1005`:
 * generation 3, transactions below 1001 complete, none from 1010 on, and 1003 and 1005 of those between still open.
 */
export type Watermark = string;

export type WatermarkParts = { generation: number; xmin: string; xmax: string; open: string[] };

const SHAPE = /^(\d+)\/(\d+):(\d+):((?:\d+(?:,\d+)*)?)$/;

/** The parts of a watermark; throws on text that is none, since a wrong one would bill wrongly. */
export function watermarkParts(watermark: Watermark): WatermarkParts {
  const match = SHAPE.exec(watermark);
  if (!match) throw new Error(`"${watermark}" is not a watermark`);
  const [, generation, xmin, xmax, open] = match;
  return {
    generation: Number.parseInt(generation!, 10),
    xmin: xmin!,
    xmax: xmax!,
    open: open ? open.split(",") : [],
  };
}
