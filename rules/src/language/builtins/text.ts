import { stringOf } from "../runtime/stringify.js";
import type { Callable, Runtime, Value } from "../runtime/value.js";
import { fromInteger, list, number, optionalText, text, whole } from "./arguments.js";
import { defineTotal } from "./define.js";

const SURROGATE = /[\uD800-\uDFFF]/;

/** The characters of a text; characters beyond the basic plane count as one. */
const charactersOf = (value: string): string[] | string => (SURROGATE.test(value) ? [...value] : value);

const joined = (part: string[] | string): string => (typeof part === "string" ? part : part.join(""));

function substring(value: string, start: number, length: number | undefined): string {
  const characters = charactersOf(value);
  const from = characters.length + start < 0 ? 0 : start;
  if (length === undefined) return joined(characters.slice(from));
  if (length <= 0) return "";
  const end = from >= 0 ? from + length : characters.length + from + length;
  return joined(characters.slice(from, end));
}

function pad(value: string, width: number, filler: string, runtime: Runtime): string {
  const missing = Math.abs(width) - charactersOf(value).length;
  if (missing <= 0) return value;
  runtime.write(missing + value.length);
  const characters = charactersOf(filler);
  const repeats = Math.ceil(missing / characters.length);
  const padding =
    characters.length === 1 ? filler.repeat(missing) : substring(filler.repeat(repeats), 0, missing);
  return width > 0 ? value + padding : padding + value;
}

function join(parts: Value[], separator: string, runtime: Runtime): string {
  let length = 0;
  for (const part of parts) length += text(part).length + separator.length;
  runtime.spend(parts.length);
  runtime.write(length);
  return parts.join(separator);
}

/** A copy of a text costs its characters, so that texts cannot be doubled for ever. */
const written = (value: string, runtime: Runtime): string => {
  runtime.write(value.length);
  return value;
};

export const TEXTS: Callable[] = [
  defineTotal("string", "<x-b?:s>", 1, ([value, pretty], runtime) =>
    stringOf(value, runtime, pretty === true),
  ),
  defineTotal("length", "<s-:n>", 1, ([value]) => fromInteger(charactersOf(text(value)).length)),
  defineTotal("substring", "<s-nn?:s>", 3, ([value, start, length], runtime) => {
    if (start === undefined) return substring(text(value), 0, undefined);
    return written(
      substring(text(value), whole(start), length === undefined ? undefined : end(start, length)),
      runtime,
    );
  }),
  defineTotal("substringBefore", "<s-s:s>", 2, ([value, mark]) => {
    const at = text(value).indexOf(String(mark));
    return at < 0 ? value : text(value).slice(0, at);
  }),
  defineTotal("substringAfter", "<s-s:s>", 2, ([value, mark]) => {
    const at = text(value).indexOf(String(mark));
    return at < 0 ? value : text(value).slice(at + String(mark).length);
  }),
  defineTotal("lowercase", "<s-:s>", 1, ([value], runtime) => written(text(value).toLowerCase(), runtime)),
  defineTotal("uppercase", "<s-:s>", 1, ([value], runtime) => written(text(value).toUpperCase(), runtime)),
  defineTotal("trim", "<s-:s>", 1, ([value], runtime) =>
    written(
      text(value)
        .replace(/[ \t\n\r]+/g, " ")
        .replace(/^ | $/g, ""),
      runtime,
    ),
  ),
  defineTotal("pad", "<s-ns?:s>", 3, ([value, width, filler], runtime) => {
    if (width === undefined) return value;
    const given = optionalText(filler);
    return pad(text(value), whole(width), given === undefined || given === "" ? " " : given, runtime);
  }),
  defineTotal("join", "<a<s>s?:s>", 2, ([parts, separator], runtime) =>
    join(list(parts), optionalText(separator) ?? "", runtime),
  ),
];

/** A length that is cut together with its start, as the sum of both would be: 0.5 and 1.5 span two characters. */
function end(start: Value, length: Value): number {
  const sum = number(start).plus(number(length));
  return number(length).sign() <= 0 ? 0 : whole(sum) - whole(start);
}
