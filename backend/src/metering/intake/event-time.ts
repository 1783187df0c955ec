const SHAPE =
  /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(?:[Zz]|([+-])(\d\d):(\d\d))$/;

/** Microseconds since 1970: exact as a JS number from 1684 to 2255. */
export type Micros = number;

/**
 * Reads an ISO 8601 instant with offset; digits beyond the microsecond are cut off, never rounded up into the next period.
 * `2026-03-01T01:00:00.1234567+01:00` → the µs of `2026-03-01T00:00:00.123456Z`. null when it is no instant.
 */
export function readInstant(text: string): Micros | null {
  return readUtc(text) ?? readAny(text);
}

/** Whether an instant is written as `instantText` would write it: `2026-03-01T00:00:00.000Z`. */
export const isCanonical = (text: string): boolean =>
  text.length === 24 &&
  text.charCodeAt(10) === 84 &&
  text.charCodeAt(19) === 46 &&
  text.charCodeAt(23) === 90;

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** `2026-03-01T00:00:00Z` and `…00.000Z`, the forms in which nearly every event comes, without a regular expression. */
function readUtc(text: string): Micros | null {
  const isLong = isCanonical(text);
  if (!isLong && (text.length !== 20 || text.charCodeAt(10) !== 84 || text.charCodeAt(19) !== 90))
    return null;
  if (
    text.charCodeAt(4) !== 45 ||
    text.charCodeAt(7) !== 45 ||
    text.charCodeAt(13) !== 58 ||
    text.charCodeAt(16) !== 58
  )
    return null;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const day = digits(text, 8, 10);
  const hour = digits(text, 11, 13);
  const minute = digits(text, 14, 16);
  const second = digits(text, 17, 19);
  const millis = isLong ? digits(text, 20, 23) : 0;
  // What is not plainly right is left to the full grammar. A field that is no number is NaN, which no comparison lets pass.
  if (!(year >= 1970 && month >= 1 && day >= 1 && hour <= 23 && minute <= 59 && second <= 59 && millis >= 0))
    return null;
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 1 : 0;
  if (!(day <= (DAYS[month - 1] ?? 0) + leap)) return null;
  return Date.UTC(year, month - 1, day, hour, minute, second, millis) * 1_000;
}

function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return NaN;
    value = value * 10 + digit;
  }
  return value;
}

function readAny(text: string): Micros | null {
  const match = SHAPE.exec(text);
  if (!match) return null;
  const [, year, month, day, hour, minute, second = "00", fraction = "", sign, offsetHour, offsetMinute] =
    match;
  const millis = Date.UTC(int(year), int(month) - 1, int(day), int(hour), int(minute), int(second));
  // Date.UTC rolls 30 February over into March: the same fields must come back.
  const wall = new Date(millis).toISOString();
  if (wall.slice(0, 19) !== `${year}-${month}-${day}T${hour}:${minute}:${second}`) return null;
  let offset = 0;
  if (sign !== undefined) {
    if (int(offsetHour) > 23 || int(offsetMinute) > 59) return null;
    offset = (int(offsetHour) * 60 + int(offsetMinute)) * 60_000 * (sign === "-" ? -1 : 1);
  }
  return (millis - offset) * 1_000 + int(fraction.slice(0, 6).padEnd(6, "0"));
}

/** `2026-03-01T00:00:00.123456Z`, with three decimals where the microseconds are whole milliseconds. */
export function instantText(micros: Micros): string {
  const rest = ((micros % 1_000) + 1_000) % 1_000;
  const text = new Date((micros - rest) / 1_000).toISOString();
  return rest === 0 ? text : `${text.slice(0, -1)}${String(rest).padStart(3, "0")}Z`;
}

const int = (digits: string | undefined): number => Number.parseInt(digits ?? "0", 10);
