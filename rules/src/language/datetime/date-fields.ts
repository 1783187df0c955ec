/** Parts of a moment in UTC, named by the letters of date pictures. Milliseconds in, small integers out: no amounts here. */
const DAY = 86_400_000;

export const MONTHS =
  "January February March April May June July August September October November December".split(" ");
export const DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(" ");

const startOfMonth = (year: number, month: number): number => Date.UTC(year, month);

/** Monday of the week that holds the first Thursday: ISO 8601's first week of a year, and XPath's of a month. */
function firstWeek(year: number, month: number): number {
  const first = startOfMonth(year, month);
  const day = new Date(first).getUTCDay() || 7;
  return day > 4 ? first + (8 - day) * DAY : first - (day - 1) * DAY;
}

function weekWithin(today: number, start: number, next: number, previous: number, most: number): number {
  const weeks = (from: number) => Math.floor((today - from) / (7 * DAY)) + 1;
  const week = (today - start) / (7 * DAY) + 1;
  if (week > most && today >= next) return 1;
  return week < 1 ? weeks(previous) : Math.floor(week);
}

/** The value of a component, or undefined for those that are no number (P, C, E, Z). */
export function fieldOfDate(date: Date, letter: string): number | undefined {
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth();
  const today = Date.UTC(year, month, date.getUTCDate());
  switch (letter) {
    case "Y":
      return year;
    case "M":
      return month + 1;
    case "D":
      return date.getUTCDate();
    case "d":
      return (today - startOfMonth(year, 0)) / DAY + 1;
    case "F":
      return date.getUTCDay() || 7;
    case "W":
      return weekWithin(today, firstWeek(year, 0), firstWeek(year + 1, 0), firstWeek(year - 1, 0), 52);
    case "w":
      return weekWithin(
        today,
        firstWeek(year, month),
        firstWeek(year, month + 1),
        firstWeek(year, month - 1),
        4,
      );
    case "X":
      if (date.getTime() < firstWeek(year, 0)) return year - 1;
      return date.getTime() >= firstWeek(year + 1, 0) ? year + 1 : year;
    case "x":
      if (date.getTime() < firstWeek(year, month)) return ((month + 11) % 12) + 1;
      return date.getTime() >= firstWeek(year, month + 1) ? ((month + 1) % 12) + 1 : month + 1;
    case "H":
      return date.getUTCHours();
    case "h":
      return date.getUTCHours() % 12 || 12;
    case "m":
      return date.getUTCMinutes();
    case "s":
      return date.getUTCSeconds();
    case "f":
      return date.getUTCMilliseconds();
    default:
      return undefined;
  }
}
