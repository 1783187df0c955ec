import { Decimal } from "../../money/decimal.js";
import { stringOf } from "../runtime/stringify.js";
import type { Callable, Runtime, Value } from "../runtime/value.js";
import { fromInteger, list, number, optionalText, text, whole } from "./arguments.js";
import { defineTotal } from "./define.js";

const SURROGATE = /[\uD800-\uDFFF]/;

/** The characters of a text; characters beyond the basic plane count as one. */
const charactersOf = (value: string): string[] | string => (SURROGATE.test(value) ? [...value] : value);

const joined = (part: string[] | string): string => (typeof part === "string" ? part : part.join(""));

/** Positions may be fractions: they are cut once, after start and length were added, as in stock JSONata. */
function substring(value: string, start: Decimal, length: Decimal | undefined): string {
  const characters = charactersOf(value);
  const size = fromInteger(characters.length);
  const from = size.plus(start).sign() < 0 ? Decimal.ZERO : start;
  if (length === undefined) return joined(characters.slice(whole(from)));
  if (length.sign() <= 0) return "";
  const end = from.plus(length);
  return joined(characters.slice(whole(from), whole(from.sign() < 0 ? size.plus(end) : end)));
}

function pad(value: string, width: number, filler: string, runtime: Runtime): string {
  const missing = Math.abs(width) - charactersOf(value).length;
  if (missing <= 0) return value;
  runtime.write(missing + value.length);
  const characters = charactersOf(filler);
  const repeats = Math.ceil(missing / characters.length);
  const padding =
    characters.length === 1
      ? filler.repeat(missing)
      : joined(charactersOf(filler.repeat(repeats)).slice(0, missing));
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
    if (start === undefined) return length === undefined ? value : "";
    return written(
      substring(text(value), number(start), length === undefined ? undefined : number(length)),
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
