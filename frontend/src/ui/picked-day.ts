import { formatDay } from "./format.js";
import { printedDay } from "./printed-day.js";

type Picked = string | null | readonly (string | null)[];

/** Chosen days as they stand everywhere else on the page: `5 Nov 2026 – 9 Nov 2026`. */
export const pickedDays = ({ date }: { date: Picked }): string =>
  (typeof date === "string" || date === null ? [date] : date)
    .filter((day) => day !== null)
    .map((day) => printedDay(day.slice(0, 10)))
    .join(" – ");

/** A chosen day, such as `5 Nov 2026`. */
export const pickedDay = (day: string): string => printedDay(day.slice(0, 10));

/** A chosen day and time of no zone of its own. */
export const pickedInstant = (instant: string): string => {
  const [day = "", time = ""] = instant.split(/[ T]/);
  return `${formatDay(`${day}T00:00:00Z`, "UTC")}, ${time.slice(0, 5)}`;
};
