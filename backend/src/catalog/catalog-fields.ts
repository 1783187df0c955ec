import { isCurrency } from "@atlas/rules";
import { z } from "zod";

/**
 * A stable key of the caller's choosing, by which a configuration is promoted from test to live. `dash` keys name plans and
 * prices; a meter's key is also a field name in rules (`$$.usage.api_calls`), so it has no dash.
 */
const keyOf = (shape: RegExp, message: string, example: string) =>
  z
    .string()
    .min(1)
    .max(60)
    .regex(shape, message)
    .describe("Stable key, unique among its kind. It never changes.")
    .meta({ examples: [example] });

export const meterKeySchema = keyOf(
  /^[a-z][a-z0-9_]*$/,
  "Begin with a lower-case letter, then use lower-case letters, digits and underscores.",
  "api_calls",
);

export const planKeySchema = keyOf(
  // A key may not look like an id, since both address a plan.
  /^(?!pln_)[a-z][a-z0-9_-]*$/,
  "Begin with a lower-case letter (not with pln_), then use lower-case letters, digits, dashes and underscores.",
  "pro",
);

export const priceKeySchema = keyOf(
  /^[a-z][a-z0-9_-]*$/,
  "Begin with a lower-case letter, then use lower-case letters, digits, dashes and underscores.",
  "tokens",
);

export const currencySchema = z
  .string()
  .refine(isCurrency, "Give an ISO 4217 currency code in capitals, such as EUR.")
  .describe("ISO 4217 currency code.")
  .meta({ examples: ["EUR"] });
