import { formatQuantity } from "../../ui/format.js";
import type { UsageEvent } from "./use-event-tail.js";

/** What meters count of an event, in a line: `tokens 1,250 (large × input), calls 1`. */
export function measureWords({ measures }: UsageEvent): string {
  if (measures.length === 0) return "nothing";
  return measures
    .map(({ meter, value, groups }) => {
      const names = Object.values(groups)
        .map((group) => group ?? "none")
        .join(" × ");
      const shown = value === null ? "1" : /^-?\d+(\.\d+)?$/.test(value) ? formatQuantity(value) : value;
      return `${meter} ${shown}${names ? ` (${names})` : ""}`;
    })
    .join(", ");
}
