import { fail } from "../runtime/errors.js";
import { readDatePicture, type Component } from "./date-picture.js";
import { DAYS, fieldOfDate, MONTHS } from "./date-fields.js";
import { writeInteger } from "./integer-format.js";
import { readIntegerPicture, type LetterCase } from "./integer-picture.js";

const ISO = "[Y0001]-[M01]-[D01]T[H01]:[m01]:[s01].[f001][Z01:01t]";

/** A moment as text, by a date picture (default ISO 8601) and an offset such as `+0200`. */
export function formatDate(
  millis: number,
  picture: string | undefined,
  timezone: string | undefined,
): string {
  const offset = timezone === undefined ? 0 : Number.parseInt(timezone, 10);
  const hours = Math.floor(offset / 100);
  const minutes = offset % 100;
  const date = new Date(millis + (60 * hours + minutes) * 60_000);
  if (Number.isNaN(date.getTime())) fail("D3110", { value: String(timezone ?? millis) });
  return readDatePicture(picture ?? ISO)
    .map((part) => (part.kind === "text" ? part.text : formatComponent(date, part, hours, minutes)))
    .join("");
}

function inCase(text: string, letterCase: LetterCase): string {
  return letterCase === "upper" ? text.toUpperCase() : letterCase === "lower" ? text.toLowerCase() : text;
}

function formatComponent(date: Date, part: Component, hours: number, minutes: number): string {
  switch (part.letter) {
    case "Z":
    case "z":
      return formatOffset(part, hours, minutes);
    case "P":
      return inCase(date.getUTCHours() >= 12 ? "pm" : "am", part.names === "upper" ? "upper" : "lower");
    case "C":
    case "E":
      return "ISO";
    default: {
      const value = fieldOfDate(date, part.letter);
      if (value === undefined) return fail("D3132", { value: part.letter });
      if (part.names !== undefined && part.letter !== "f") return formatName(value, part, part.names);
      const shown = part.yearDigits === undefined ? value : value % 10 ** part.yearDigits;
      return writeInteger(BigInt(shown), part.integer ?? readIntegerPicture("1"));
    }
  }
}

function formatName(value: number, part: Component, letterCase: LetterCase): string {
  const names = part.letter === "M" || part.letter === "x" ? MONTHS : part.letter === "F" ? DAYS : undefined;
  if (names === undefined) return fail("D3133", { value: part.letter });
  const name = inCase(names[value - 1] ?? "", letterCase);
  return part.maxWidth === undefined ? name : name.slice(0, part.maxWidth);
}

function formatOffset(part: Component, hours: number, minutes: number): string {
  const offset = hours * 100 + minutes;
  if (offset === 0 && part.zulu) return "Z";
  const format = part.integer ?? readIntegerPicture("01:01");
  let text: string;
  if (format.regular !== undefined || format.mandatory > 2) {
    if (format.regular === undefined && format.mandatory > 4) fail("D3134", { value: format.mandatory });
    text = writeInteger(BigInt(offset), format);
  } else {
    text = writeInteger(BigInt(hours), format);
    if (minutes !== 0) text += `:${writeInteger(BigInt(minutes), readIntegerPicture("00"))}`;
  }
  return (part.letter === "z" ? "GMT" : "") + (offset >= 0 ? "+" : "") + text;
}
