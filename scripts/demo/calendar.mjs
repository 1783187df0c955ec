export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** @param {number} instant milliseconds */
export const iso = (instant) => new Date(instant).toISOString();

/**
 * The first instant of the month that is `months` after the one of `instant` (UTC): of 2026-11-27 and -6, 2026-05-01T00:00Z.
 * @param {number} instant @param {number} months
 */
export function monthStart(instant, months) {
  const date = new Date(instant);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1);
}

/**
 * The same day of another month, or its last: one month before 31 March is 28 February.
 * @param {number} instant @param {number} months
 */
export function sameDay(instant, months) {
  const date = new Date(instant);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 0)).getUTCDate();
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, Math.min(date.getUTCDate(), last));
}

/**
 * The instant at which a date begins in a zone.
 * @param {number} date midnight of the date in UTC
 * @param {string} timeZone
 */
export function dateBegins(date, timeZone) {
  // The offset at the guess may be that of the other side of a change of clocks; asked again at the answer, it is right.
  const first = date - offsetAt(date, timeZone);
  return date - offsetAt(first, timeZone);
}

/** How far the zone's wall clock is ahead of UTC. @param {number} instant @param {string} timeZone */
export function offsetAt(instant, timeZone) {
  const parts = formatOf(timeZone).formatToParts(instant);
  const part = (/** @type {string} */ type) => Number(parts.find((each) => each.type === type)?.value);
  const wall = Date.UTC(
    part("year"),
    part("month") - 1,
    part("day"),
    part("hour"),
    part("minute"),
    part("second"),
  );
  return wall - Math.floor(instant / 1_000) * 1_000;
}

/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();
/** @param {string} timeZone */
function formatOf(timeZone) {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  formats.set(timeZone, made);
  return made;
}
