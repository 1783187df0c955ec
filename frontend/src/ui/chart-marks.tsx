import classes from "./drawn-chart.module.css";

type Column = { label: string; color: string; heights: readonly (number | null)[] };

/** Where things lie in the drawing: the middle of a name's band, the height of a value, the width of a band. */
type Place = { x: (index: number) => number; y: (value: number) => number; band: number };

const WIDEST_BAR = 40;

/** One bar per name, of one part per series. */
export function ChartBars({ bars, count, place }: { bars: readonly Column[]; count: number; place: Place }) {
  const width = Math.min(place.band * 0.8, WIDEST_BAR);
  return Array.from({ length: count }, (_, index) => {
    let ground = 0;
    return bars.map(({ label, color, heights }) => {
      const value = heights[index] ?? 0;
      if (value === 0) return null;
      const [from, to] = [place.y(ground), place.y(ground + value)];
      ground += value;
      return (
        <rect
          key={`${label} ${index}`}
          fill={color}
          x={place.x(index) - width / 2}
          width={width}
          y={Math.min(from, to)}
          height={Math.abs(to - from)}
        />
      );
    });
  });
}

/** A dashed line, broken where there is no value. */
export function ChartLine({ color, heights, place }: { place: Place } & Pick<Column, "color" | "heights">) {
  const path = heights.map((value, index) => {
    if (value === null) return "";
    const begins = index === 0 || heights[index - 1] === null;
    return `${begins ? "M" : "L"}${place.x(index)} ${place.y(value)}`;
  });
  return <path className={classes["behind"]} stroke={color} d={path.join("")} />;
}
