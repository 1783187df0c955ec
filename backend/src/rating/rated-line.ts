import type { Instant, RatedGroup, RatedTier, RatingInput, RoundingMode } from "@atlas/rules";

/** Fees of the period that opens, usage of the period that closes, or the difference that late usage makes to an older one. */
export type RatedKind = "in_advance" | "in_arrears" | "correction";

/** All that a rule was given: the rating input, and the price's parameters with the customer's overrides. */
export type StoredInput = RatingInput & { params: Params };

/** A price's parameters by name. */
export type Params = Record<string, unknown>;

/** One price evaluated for one service period, with all that explains it. Amounts of its lines are decimal strings. */
export type RatedPrice = {
  id: string;
  runId: string;
  customerId: string;
  subscriptionId: string;
  planVersionId: string;
  priceId: string;
  priceKey: string;
  position: number;
  kind: RatedKind;
  periodStart: Instant;
  periodEnd: Instant;
  boundary: Instant;
  /** The run's revision: it rises when a voided invoice is billed again. */
  revision: number;
  /** 0 for what was billed at the close, then 1, 2 … for each correction of it. */
  correction: number;
  usageCloseId: string | null;
  watermark: string | null;
  currency: string;
  rounding: RoundingMode;
  taxable: boolean;
  /** What is counted, where the price reads one meter only: `tokens`. */
  unit: string | null;
  ruleVersionId: string;
  ruleHash: string;
  engineVersion: string;
  input: StoredInput;
  trace: unknown;
  ratedAt: Instant;
};

/** What a rule's output line comes to: `preciseAmount` as computed, `amount` rounded once to the currency's minor unit. */
export type RatedAmounts = {
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

/** A stored line; `position` is its order within its price. */
export type RatedLine = RatedAmounts & { id: string; ratedPriceId: string; position: number };

/** A line together with the price evaluation that it came from, without the heavy `input` and `trace`. */
export type RatedLineOfRun = RatedLine &
  Omit<RatedPrice, "id" | "position" | "boundary" | "input" | "trace" | "ratedAt" | "rounding">;
