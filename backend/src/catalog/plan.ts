import type { BillingInterval, Instant, RoundingMode } from "@atlas/rules";

/** A plan: what is sold, apart from its versions' prices. Ids are uuids. */
export type Plan = {
  environmentId: string;
  id: string;
  key: string;
  name: string;
  description: string | null;
  metadata: Record<string, string>;
  version: number;
  createdAt: Instant;
  archivedAt: Instant | null;
};

export type PlanVersionStatus = "draft" | "published";
export type PriceTiming = "in_advance" | "in_arrears";
export type PeriodAnchor = "calendar" | "anniversary";

/** Terms that all prices of a version share. */
export type PlanVersionTerms = {
  currency: string;
  interval: BillingInterval;
  /** Whether periods are the calendar's own, or begin on the day the subscription did. */
  anchor: PeriodAnchor;
};

/** A version of a plan with its prices. A published one never changes. */
export type PlanVersion = PlanVersionTerms & {
  environmentId: string;
  id: string;
  planId: string;
  planKey: string;
  planName: string;
  /** 1, 2, 3 … within the plan. */
  number: number;
  status: PlanVersionStatus;
  prices: Price[];
  version: number;
  createdAt: Instant;
  publishedAt: Instant | null;
};

/** How people know a version: "Pro, version 2". */
export type PlanVersionLabel = Pick<PlanVersion, "planKey" | "planName" | "number">;

/** One price: a rule and its parameters. */
export type Price = {
  id: string;
  /** Stable over the versions of the plan; overrides name it. */
  key: string;
  name: string;
  /** Order on the invoice, from 0. */
  position: number;
  /** The template the rule was made from, and what it was made with; null for a rule written by hand. */
  template: string | null;
  templateOptions: Record<string, unknown> | null;
  ruleVersionId: string;
  ruleText: string;
  /** Semantic hash of the rule: equal hashes rate equally. */
  ruleHash: string;
  params: Record<string, unknown>;
  timing: PriceTiming;
  /** Meters whose usage the rule reads, in alphabetical order. */
  meterKeys: string[];
  rounding: RoundingMode;
  taxable: boolean;
};
