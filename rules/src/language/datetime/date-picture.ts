import { fail } from "../runtime/errors.js";
import { readIntegerPicture, type IntegerFormat, type LetterCase } from "./integer-picture.js";

/** A date picture, such as `[Y0001]-[M01]-[D01]`, as a list of texts and components. */
export type Part = { kind: "text"; text: string } | Component;
export type Component = {
  kind: "component";
  letter: string;
  names?: LetterCase;
  integer?: IntegerFormat;
  maxWidth?: number;
  /** Digits of the year to show; undefined for all. */
  yearDigits?: number;
  /** `t`: the timezone UTC is written as Z. */
  zulu: boolean;
};

const DEFAULTS: Readonly<Record<string, string>> = {
  Y: "1",
  M: "1",
  D: "1",
  d: "1",
  F: "n",
  W: "1",
  w: "1",
  X: "1",
  x: "1",
  H: "1",
  h: "1",
  P: "n",
  m: "01",
  s: "01",
  f: "1",
  Z: "01:01",
  z: "01:01",
  C: "n",
  E: "n",
};
const NUMERIC = "YMDdFWwXxHhmsf";
const MAX_WIDTH = 100;

export function readDatePicture(picture: string): Part[] {
  const parts: Part[] = [];
  const addText = (text: string) => {
    if (text !== "") parts.push({ kind: "text", text: text.split("]]").join("]") });
  };
  let start = 0;
  for (let at = picture.indexOf("["); at >= 0; at = picture.indexOf("[", start)) {
    addText(picture.slice(start, at));
    if (picture[at + 1] === "[") {
      parts.push({ kind: "text", text: "[" });
      start = at + 2;
      continue;
    }
    const end = picture.indexOf("]", at);
    if (end < 0) fail("D3135");
    parts.push(readComponent(picture.slice(at + 1, end).replace(/\s+/g, ""), parts[parts.length - 1]));
    start = end + 1;
  }
  addText(picture.slice(start));
  return parts;
}

function width(text: string | undefined): number | undefined {
  if (text === undefined || text === "*" || !/^\d+/.test(text)) return undefined;
  return Math.min(Number.parseInt(text, 10), MAX_WIDTH);
}

function readComponent(marker: string, previous: Part | undefined): Component {
  const letter = marker[0] ?? "";
  const comma = marker.lastIndexOf(",");
  const [min, max] = comma < 0 ? [] : marker.slice(comma + 1).split("-");
  const modifiers = comma < 0 ? marker.slice(1) : marker.slice(1, comma);
  const last = modifiers[modifiers.length - 1] ?? "";
  const hasSecond = modifiers.length > 1 && "atco".includes(last);
  const first =
    modifiers === ""
      ? Object.hasOwn(DEFAULTS, letter)
        ? DEFAULTS[letter]
        : undefined
      : hasSecond
        ? modifiers.slice(0, -1)
        : modifiers;
  if (first === undefined) return fail("D3132", { value: letter });
  const component: Component = { kind: "component", letter, zulu: hasSecond && last === "t" };
  const maxWidth = width(max);
  if (maxWidth !== undefined) component.maxWidth = maxWidth;
  if (first.startsWith("n")) component.names = "lower";
  else if (first.startsWith("N")) component.names = first[1] === "n" ? "title" : "upper";
  else if (NUMERIC.includes(letter))
    readNumeric(component, hasSecond ? `${first};${last}` : first, width(min), previous);
  if (letter === "Z" || letter === "z") component.integer = readIntegerPicture(first);
  return component;
}

function readNumeric(
  component: Component,
  picture: string,
  min: number | undefined,
  previous: Part | undefined,
): void {
  const integer = readIntegerPicture(picture);
  if (min !== undefined && integer.mandatory < min) integer.mandatory = min;
  if (component.letter === "Y") {
    if (component.maxWidth !== undefined) {
      component.yearDigits = component.maxWidth;
      integer.mandatory = component.maxWidth;
    } else if (integer.mandatory + integer.optional >= 2) {
      component.yearDigits = integer.mandatory + integer.optional;
    }
  }
  component.integer = integer;
  // Two numbers side by side can be read only if the first has a fixed number of digits.
  if (previous?.kind === "component" && previous.integer !== undefined) {
    previous.integer.parseWidth = previous.integer.mandatory;
  }
}
