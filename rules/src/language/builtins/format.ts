import { Decimal } from "../../money/decimal.js";
import { writeInteger } from "../datetime/integer-format.js";
import { readInteger } from "../datetime/integer-parse.js";
import { readIntegerPicture } from "../datetime/integer-picture.js";
import { fail } from "../runtime/errors.js";
import type { Callable, Value } from "../runtime/value.js";
import { number, text } from "./arguments.js";
import { defineTotal } from "./define.js";
import { formatNumber } from "./number-picture.js";

const floored = (value: Value): bigint => BigInt(number(value).round(0, "floor").c);

export const FORMATS: Callable[] = [
  defineTotal("formatNumber", "<n-so?:s>", 3, ([value, picture, options], runtime) => {
    if (picture === undefined) return undefined;
    const made = formatNumber(number(value), text(picture), options);
    runtime.write(made.length);
    return made;
  }),
  defineTotal("formatBase", "<n-n?:s>", 2, ([value, radix], runtime) => {
    const base = radix === undefined ? 10 : (number(radix).round(0, "half-even").toSafeInteger() ?? 0);
    if (base < 2 || base > 36) fail("D3100", { value: base });
    const made = BigInt(number(value).round(0, "half-even").c).toString(base);
    runtime.write(made.length);
    return made;
  }),
  defineTotal("formatInteger", "<n-s:s>", 2, ([value, picture], runtime) => {
    if (picture === undefined) return undefined;
    const made = writeInteger(floored(value), readIntegerPicture(text(picture)));
    runtime.write(made.length);
    return made;
  }),
  defineTotal("parseInteger", "<s-s:n>", 2, ([value, picture], runtime) => {
    if (picture === undefined) return undefined;
    // A long text of digits would be a number beyond every budget.
    if (text(value).length > runtime.fuel.digits) fail("U1004", { value: runtime.fuel.digits });
    const read = readInteger(text(value), readIntegerPicture(text(picture)));
    return read === undefined ? undefined : Decimal.parse(read);
  }),
];
