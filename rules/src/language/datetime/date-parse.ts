import { compileMatcher, matchFrom } from "../regex/regex-value.js";
import { fail } from "../runtime/errors.js";
import type { Runtime } from "../runtime/value.js";
import { DAYS, fieldOfDate, MONTHS } from "./date-fields.js";
import { readDatePicture, type Component, type Part } from "./date-picture.js";
import { integerPattern, readInteger } from "./integer-parse.js";

type Reader = { pattern: string; letter: string; read: (text: string) => number | undefined };

const ISO = /^\d{4}(-[01]\d)?(-[0-3]\d)?(T[0-2]\d:[0-5]\d:[0-5]\d)?(\.\d+)?([+-][0-2]\d:?[0-5]\d|Z)?$/;

/** Milliseconds of an ISO 8601 timestamp. */
export function parseIso(text: string): number {
  const millis = text.length < 64 && ISO.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(millis) ? fail("D3110", { value: text }) : millis;
}

/** Milliseconds of a timestamp written by a picture; undefined where the text does not fit the picture. */
export function parseDate(text: string, picture: string, runtime: Runtime): number | undefined {
  const readers = readDatePicture(picture).map(readerOf);
  const pattern = `^${readers.map((reader) => `(${reader.pattern})`).join("")}$`;
  // The language's own matcher: a picture of many names side by side would make a backtracking one try for ever.
  const match = matchFrom(compileMatcher(pattern, "i"), text, 0, runtime);
  if (match === undefined) return undefined;
  const found = new Map<string, number | undefined>();
  readers.forEach((reader, index) => {
    if (reader.letter !== "") found.set(reader.letter, reader.read(match.groups[index] ?? ""));
  });
  return found.size === 0 ? undefined : momentOf(found, runtime);
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

function readerOf(part: Part): Reader {
  if (part.kind === "text") return { pattern: escaped(part.text), letter: "", read: () => undefined };
  const { letter } = part;
  if (letter === "Z" || letter === "z") return offsetReader(part);
  if (letter === "f") {
    return { pattern: "[0-9]+", letter, read: (text) => Number(text.slice(0, 3).padEnd(3, "0")) };
  }
  const { integer } = part;
  if (integer !== undefined) {
    return {
      pattern: integerPattern(integer),
      letter,
      read: (text) => {
        const value = readInteger(text, integer);
        return value === undefined ? undefined : Number(value);
      },
    };
  }
  return nameReader(part);
}

function nameReader(part: Component): Reader {
  const { letter, maxWidth } = part;
  const cut = (name: string) => (maxWidth === undefined ? name : name.slice(0, maxWidth));
  const read = (names: string[], first: number) => (text: string) => {
    const index = names.findIndex((name) => cut(name) === text);
    return index < 0 ? undefined : index + first;
  };
  const pattern = "[a-zA-Z]+";
  if (letter === "M" || letter === "x") return { pattern, letter, read: read(MONTHS, 1) };
  if (letter === "F") return { pattern, letter, read: read(DAYS, 1) };
  if (letter === "P") {
    return {
      pattern,
      letter,
      read: (text) => (/^(?:am|AM)$/.test(text) ? 0 : /^(?:pm|PM)$/.test(text) ? 1 : undefined),
    };
  }
  return fail("D3133", { value: letter });
}

function offsetReader(part: Component): Reader {
  const { letter } = part;
  const separator = part.integer?.regular?.character;
  const digits = `[-+][0-9]+${separator === undefined ? "" : `${escaped(separator)}[0-9]+`}`;
  return {
    pattern: (letter === "z" ? "GMT" : "") + digits,
    letter,
    read: (text) => {
      const value = letter === "z" ? text.slice(3) : text;
      const cut = separator === undefined ? (value.length <= 3 ? value.length : 3) : value.indexOf(separator);
      const hours = Number.parseInt(value.slice(0, cut), 10);
      const minutes = Number.parseInt(value.slice(separator === undefined ? cut : cut + 1) || "0", 10);
      return hours * 60 + minutes;
    },
  };
}

/** Which components a picture gives decides how a moment is made of them: by month and day, by day of year, by weeks. */
function momentOf(found: Map<string, number | undefined>, runtime: Runtime): number {
  const has = (letter: string) => (found.get(letter) ?? 0) !== 0;
  const only = (letters: string, all: string) =>
    [...all].every((letter) => letters.includes(letter) || !has(letter)) && [...letters].some(has);
  const byMonth = only("YMD", "YXMxWwdD");
  const byDayOfYear = !byMonth && only("Yd", "YXMxWwdD");
  const byMonthWeek = only("XxwF", "YXMxWwdD");
  const byYearWeek = !byMonthWeek && only("XW", "YXMxWwdD");
  const halfDays = !only("Hmsf", "PHhmsf") && only("Phmsf", "PHhmsf");
  const order =
    (byDayOfYear ? "YD" : byMonthWeek ? "XxwF" : byYearWeek ? "XWF" : "YMD") + (halfDays ? "Phmsf" : "Hmsf");
  const values = complete(found, order, runtime);
  if (byMonthWeek || byYearWeek) fail("D3136");
  const value = (letter: string) => values.get(letter) ?? 0;
  const month = byDayOfYear ? 0 : Math.max(0, value("M") - 1);
  const day = byDayOfYear ? value("d") : value("D");
  const hours = halfDays ? (value("h") === 12 ? 0 : value("h")) + (value("P") === 1 ? 12 : 0) : value("H");
  const local = Date.UTC(value("Y"), month, day, hours, value("m"), value("s"), value("f"));
  return local - (found.get("Z") || found.get("z") || 0) * 60_000;
}

/** Fills what the text leaves out: larger units from now, smaller ones with their first; a gap between is an error. */
function complete(
  found: Map<string, number | undefined>,
  order: string,
  runtime: Runtime,
): Map<string, number | undefined> {
  const values = new Map(found);
  let started = false;
  let ended = false;
  for (const letter of order) {
    if (values.get(letter) !== undefined) {
      started = true;
      if (ended) fail("D3136");
    } else if (started) {
      values.set(letter, "MDd".includes(letter) ? 1 : 0);
      ended = true;
    } else {
      values.set(letter, letter === "P" ? 0 : fieldOfDate(new Date(runtime.now().toDouble()), letter));
    }
  }
  return values;
}
