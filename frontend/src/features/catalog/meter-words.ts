import type { Meter } from "./catalog-types.js";

/** What a meter counts, in words: `Sum of tokens`. */
export function meterWords({
  aggregation,
  valueProperty,
  unit,
}: Pick<Meter, "aggregation" | "valueProperty" | "unit">): string {
  const value = valueProperty ?? "events";
  switch (aggregation) {
    case "count":
      return unit ? `Number of events, in ${unit}` : "Number of events";
    case "sum":
      return `Sum of ${value}`;
    case "max":
      return `Highest ${value}`;
    case "unique":
      return `Distinct ${value}`;
  }
}
