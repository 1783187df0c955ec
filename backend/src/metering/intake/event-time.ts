const SHAPE =
  /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(?:[Zz]|([+-])(\d\d):(\d\d))$/;

/** Microseconds since 1970: exact as a JS number from 1684 to 2255. */
export type Micros = number;

/**
 * Reads an ISO 8601 instant with offset; digits beyond the microsecond are cut off, never rounded up into the next period.
 * `2026-03-01T01:00:00.1234567+01:00` → the µs of `2026-03-01T00:00:00.123456Z`. null when it is no instant.
 */
export function readInstant(text: string): Micros | null {
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
