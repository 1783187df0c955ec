import type { RoundingMode } from "../money/decimal.js";
import type { Instant } from "../time/calendar.js";
import type { Json } from "../language/runtime/value.js";
import type { ParamSchema } from "./template-schema.js";

/**
 * A price: a rule text with parameters, in a currency. Decimal strings in `params` are numbers of the rule where
 * `paramsSchema` says decimal; without a schema, every string that is a plain decimal is one, but for those inside `match`
 * or `by`, which are compared with groups of usage. `rounding` is half away from zero unless set.
 */
export type PriceDefinition = {
  key: string;
  name: string;
  ruleText: string;
  params: Json;
  paramsSchema?: ParamSchema | undefined;
  tables?: Json | undefined;
  currency: string;
  rounding?: RoundingMode | undefined;
};

/** Usage of one meter over the period. `cost` is what it cost the seller, where the meter knows. */
export type MeterUsage = {
  quantity: string;
  groups: { by: Record<string, string | null>; quantity: string; events: number }[];
  events: number;
  cost?: string | undefined;
};

/** What a rule can see: `$$.usage`, `$$.customer` … Quantities and amounts are decimal strings. */
export type RatingInput = {
  usage: Record<string, MeterUsage>;
  customer: Json;
  subscription: Json;
  period: { start: Instant; end: Instant; part: number; whole: number };
  /** Usage and amount billed before in the same period, for progressive billing. */
  prior: { quantity: string; amount: string } | null;
  asOf: Instant;
  currency: string;
};

/** A group of a line, such as one model and direction; amounts are precise. */
export type RatedGroup = {
  by: Record<string, string | null>;
  quantity: string;
  unitAmount: string | null;
  amount: string;
};

/** What one tier contributed; `upTo` is null in the last. */
export type RatedTier = {
  from: string;
  upTo: string | null;
  quantity: string;
  unitAmount: string;
  flatAmount: string;
  amount: string;
};

/** A line as rated: `preciseAmount` as the rule gave it, `amount` rounded once to the currency. */
export type RatedLine = {
  code: string;
  description: string;
  quantity: string | null;
  unitAmount: string | null;
  preciseAmount: string;
  amount: string;
  cost: string | null;
  groups: RatedGroup[] | null;
  tiers: RatedTier[] | null;
};
