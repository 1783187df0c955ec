import { Decimal } from "../../money/decimal.js";
import { formatDate } from "../datetime/date-format.js";
import { parseDate, parseIso } from "../datetime/date-parse.js";
import type { Callable, Value } from "../runtime/value.js";
import { number, optionalText, text } from "./arguments.js";
import { define, defineTotal } from "./define.js";

// Moments are whole milliseconds, exact in a double for 285 000 years either way.
const millisOf = (value: Value): number => number(value).round(0, "down").toDouble();

export const DATES: Callable[] = [
  define("now", "<s?s?:s>", 2, ([picture, timezone], runtime) =>
    formatDate(millisOf(runtime.now()), optionalText(picture), optionalText(timezone)),
  ),
  define("millis", "<:n>", 0, (_args, runtime) => runtime.now()),
  defineTotal("fromMillis", "<n-s?s?:s>", 3, ([millis, picture, timezone], runtime) => {
    const made = formatDate(millisOf(millis), optionalText(picture), optionalText(timezone));
    runtime.write(made.length);
    return made;
  }),
  defineTotal("toMillis", "<s-s?:n>", 2, ([timestamp, picture], runtime) => {
    const pattern = optionalText(picture);
    const millis =
      pattern === undefined ? parseIso(text(timestamp)) : parseDate(text(timestamp), pattern, runtime);
    return millis === undefined || Number.isNaN(millis) ? undefined : Decimal.fromNumber(millis);
  }),
];
