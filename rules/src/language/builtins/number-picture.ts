import { bigPow10, Decimal } from "../../money/decimal.js";
import { repeatOf } from "../datetime/integer-picture.js";
import { fail } from "../runtime/errors.js";
import type { ErrorCode } from "../runtime/error-codes.js";
import { fieldOf, isObject, type Value } from "../runtime/value.js";

/** The characters that have a meaning in a picture; each can be replaced by an option of the same name. */
const DEFAULTS = {
  "decimal-separator": ".",
  "grouping-separator": ",",
  "exponent-separator": "e",
  "minus-sign": "-",
  percent: "%",
  "per-mille": "\u2030",
  "zero-digit": "0",
  digit: "#",
  "pattern-separator": ";",
};
type Signs = { [name in keyof typeof DEFAULTS]: string };

/** A picture's sub-picture taken apart, as XPath's format-number names the parts. */
type Parts = {
  picture: string;
  prefix: string;
  suffix: string;
  active: string;
  mantissa: string;
  exponent: string | undefined;
  integer: string;
  fraction: string;
};

class Picture {
  private readonly digits: string[];

  constructor(private readonly signs: Signs) {
    const zero = signs["zero-digit"].charCodeAt(0);
    this.digits = Array.from({ length: 10 }, (_, offset) => String.fromCharCode(zero + offset));
  }

  isDigit = (char: string): boolean => this.digits.includes(char);
  isAnyDigit = (char: string): boolean => this.isDigit(char) || char === this.signs.digit;
  digit = (value: string): string => this.digits[value.charCodeAt(0) - 48] ?? value;

  private isActive(char: string): boolean {
    const { signs } = this;
    return (
      this.isAnyDigit(char) ||
      [
        signs["decimal-separator"],
        signs["exponent-separator"],
        signs["grouping-separator"],
        signs["pattern-separator"],
      ].includes(char)
    );
  }

  split(picture: string): Parts {
    const { signs } = this;
    const chars = [...picture];
    const marks = (char: string) => this.isActive(char) && char !== signs["exponent-separator"];
    const first = chars.findIndex(marks);
    const last = chars.findLastIndex(marks);
    const prefix = first < 0 ? "" : chars.slice(0, first).join("");
    const suffix = last < 0 ? "" : chars.slice(last + 1).join("");
    const active = picture.slice(prefix.length, picture.length - suffix.length);
    const at = picture.indexOf(signs["exponent-separator"], prefix.length);
    const hasExponent = at >= 0 && at <= picture.length - suffix.length;
    // The position counts from the start of the picture, as in stock JSONata, which assumes no prefix.
    const mantissa = hasExponent ? active.slice(0, at) : active;
    const exponent = hasExponent ? active.slice(at + 1) : undefined;
    const point = mantissa.indexOf(signs["decimal-separator"]);
    const integer = point < 0 ? mantissa : mantissa.slice(0, point);
    const fraction = point < 0 ? suffix : mantissa.slice(point + 1);
    return { picture, prefix, suffix, active, mantissa, exponent, integer, fraction };
  }

  validate(parts: Parts): void {
    const { signs } = this;
    const { picture, integer, fraction, exponent } = parts;
    const twice = (sign: string) => picture.indexOf(sign) !== picture.lastIndexOf(sign);
    const percent = picture.includes(signs.percent);
    const perMille = picture.includes(signs["per-mille"]);
    const grouping = signs["grouping-separator"];
    const point = picture.indexOf(signs["decimal-separator"]);
    const optionalInteger = integer.indexOf(signs.digit);
    const optionalFraction = fraction.lastIndexOf(signs.digit);
    const some = (text: string) => [...text].some(this.isDigit);
    // Stock JSONata reports the last rule that is broken.
    const problems: [boolean, ErrorCode][] = [
      [twice(signs["decimal-separator"]), "D3081"],
      [twice(signs.percent), "D3082"],
      [twice(signs["per-mille"]), "D3083"],
      [percent && perMille, "D3084"],
      [![...parts.mantissa].some(this.isAnyDigit), "D3085"],
      [[...parts.active].some((char) => !this.isActive(char)), "D3086"],
      [point >= 0 && (picture[point - 1] === grouping || picture[point + 1] === grouping), "D3087"],
      [point < 0 && integer.endsWith(grouping), "D3088"],
      [picture.includes(grouping + grouping), "D3089"],
      [optionalInteger >= 0 && some(integer.slice(0, optionalInteger)), "D3090"],
      [optionalFraction >= 0 && some(fraction.slice(optionalFraction)), "D3091"],
      [exponent !== undefined && exponent !== "" && (percent || perMille), "D3092"],
      [exponent !== undefined && (exponent === "" || ![...exponent].every(this.isDigit)), "D3093"],
    ];
    const broken = problems.findLast(([isBroken]) => isBroken);
    if (broken !== undefined) fail(broken[1]);
  }
}

function layoutOf(parts: Parts, picture: Picture, signs: Signs) {
  const grouping = signs["grouping-separator"];
  const count = (text: string, test: (char: string) => boolean) => [...text].filter(test).length;
  const positions = (part: string, fromLeft: boolean): number[] => {
    const found: number[] = [];
    for (let at = part.indexOf(grouping); at >= 0; at = part.indexOf(grouping, at + 1)) {
      found.push(count(fromLeft ? part.slice(0, at) : part.slice(at), picture.isAnyDigit));
    }
    return found;
  };
  let minInteger = count(parts.integer, picture.isDigit);
  const scaling = minInteger;
  let minFraction = count(parts.fraction, picture.isDigit);
  let maxFraction = count(parts.fraction, picture.isAnyDigit);
  const hasExponent = parts.exponent !== undefined;
  if (minInteger === 0 && maxFraction === 0) {
    if (hasExponent) minFraction = maxFraction = 1;
    else minInteger = 1;
  }
  if (hasExponent && minInteger === 0 && parts.integer.includes(signs.digit)) minInteger = 1;
  if (minInteger === 0 && minFraction === 0) minFraction = 1;
  const integerGroups = positions(parts.integer, false);
  return {
    minInteger,
    scaling,
    minFraction,
    maxFraction,
    minExponent: hasExponent ? count(parts.exponent!, picture.isDigit) : 0,
    integerGroups,
    regular: repeatOf(integerGroups),
    fractionGroups: positions(parts.fraction, true),
  };
}

function signsFrom(options: Value): Signs {
  const signs: Signs = { ...DEFAULTS };
  if (!isObject(options)) return signs;
  for (const name of Object.keys(DEFAULTS) as (keyof Signs)[]) {
    const given = fieldOf(options, name);
    if (typeof given === "string" && given !== "") signs[name] = given;
  }
  return signs;
}

/** Mantissa and exponent, the mantissa with as many whole digits as the picture has. Zero has the exponent zero. */
function scaleToExponent(value: Decimal, scaling: number): { mantissa: Decimal; exponent: number } {
  if (value.isZero()) return { mantissa: value, exponent: 0 };
  const largest = new Decimal(bigPow10(scaling), 0);
  const smallest = scaling > 0 ? new Decimal(bigPow10(scaling - 1), 0) : new Decimal(1, 1);
  const ten = new Decimal(10, 0);
  let mantissa = value;
  let exponent = 0;
  for (; mantissa.abs().compare(smallest) < 0; exponent--) mantissa = mantissa.times(ten);
  for (; mantissa.abs().compare(largest) > 0; exponent++) mantissa = new Decimal(mantissa.c, mantissa.s + 1);
  return { mantissa, exponent };
}

/** Writes a number by a picture, as XPath's format-number does. Example: 12345.6 by `#,##0.00` is 12,345.60. */
export function formatNumber(value: Decimal, pictureText: string, options: Value): string {
  const signs = signsFrom(options);
  const pictures = pictureText.split(signs["pattern-separator"]);
  if (pictures.length > 2) fail("D3080");
  const picture = new Picture(signs);
  const parts = pictures.map((text) => picture.split(text));
  parts.forEach((part) => picture.validate(part));
  const negative = value.sign() < 0;
  const part = negative && parts.length === 2 ? parts[1]! : parts[0]!;
  const prefix = negative && parts.length === 1 ? signs["minus-sign"] + part.prefix : part.prefix;
  const layout = layoutOf(part, picture, signs);
  const shift = part.picture.includes(signs.percent)
    ? 100
    : part.picture.includes(signs["per-mille"])
      ? 1000
      : 1;
  const adjusted = shift === 1 ? value : value.times(new Decimal(shift, 0));
  const scaled = layout.minExponent === 0 ? undefined : scaleToExponent(adjusted, layout.scaling);
  const rounded = (scaled?.mantissa ?? adjusted).round(layout.maxFraction, "half-even");
  let text = writeDigits(rounded, layout, picture, signs, part);
  if (scaled !== undefined) {
    const exponent = [...Math.abs(scaled.exponent).toString().padStart(layout.minExponent, "0")]
      .map(picture.digit)
      .join("");
    text += signs["exponent-separator"] + (scaled.exponent < 0 ? signs["minus-sign"] : "") + exponent;
  }
  return prefix + text + part.suffix;
}

function writeDigits(
  value: Decimal,
  layout: ReturnType<typeof layoutOf>,
  picture: Picture,
  signs: Signs,
  part: Parts,
): string {
  const [whole = "", decimals = ""] = value.abs().toFixed(layout.maxFraction).split(".");
  const integer = whole.replace(/^0+/, "").padStart(layout.minInteger, "0");
  const fraction = decimals.replace(/0+$/, "").padEnd(layout.minFraction, "0");
  const localised = (text: string) => [...text].map(picture.digit).join("");
  const grouping = signs["grouping-separator"];
  const left = group(localised(integer), integerPositions(integer.length, layout), grouping);
  const right = groupFraction(localised(fraction), layout.fractionGroups, grouping);
  const point = signs["decimal-separator"];
  return right === "" || !part.picture.includes(point) ? left + right : left + point + right;
}

function integerPositions(length: number, layout: ReturnType<typeof layoutOf>): number[] {
  if (layout.regular === 0) return layout.integerGroups;
  return Array.from(
    { length: Math.floor(Math.max(0, length - 1) / layout.regular) },
    (_, at) => (at + 1) * layout.regular,
  );
}

/** Separators at positions counted from the right. */
function group(text: string, positions: number[], separator: string): string {
  let result = text;
  for (const position of [...positions]
    .sort((a, b) => a - b)
    .map((one, index) => one + index * separator.length)) {
    const at = Math.max(0, result.length - position);
    result = result.slice(0, at) + separator + result.slice(at);
  }
  return result;
}

function groupFraction(text: string, positions: number[], separator: string): string {
  let result = text;
  for (const position of positions) result = result.slice(0, position) + separator + result.slice(position);
  return result;
}
