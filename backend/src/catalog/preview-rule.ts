import {
  addAmounts,
  localDate,
  metersOf,
  plusDays,
  plusMonths,
  ratePrice,
  startOfDate,
  type MeterUsage,
  type RatingInput,
} from "@atlas/rules";
import { Injectable } from "@nestjs/common";
import { Clock, platformErrors, type Caller } from "../platform/index.js";
import { catalogErrors } from "./catalog.errors.js";
import { readRule, type ReadRule } from "./read-rule.js";
import { ruleFailure } from "./rule-failure.js";
import type { PreviewBody, PreviewResponse } from "./rule.schemas.js";

const NO_USAGE: MeterUsage = { quantity: "0", groups: [], events: 0 };

/**
 * Rates given usage by a rule, with the trace of every step; stores nothing. Throws `rule.invalid`, `rule.failed`,
 * `rule.budget_exceeded`, each with the span of what is wrong.
 */
@Injectable()
export class PreviewRule {
  constructor(private readonly clock: Clock) {}

  async execute({ environmentId }: Caller, body: PreviewBody): Promise<PreviewResponse> {
    const result = readRule(body, { key: "preview", name: "Preview" }, "");
    if ("errors" in result) throw catalogErrors("rule.invalid", { errors: result.errors });
    return rate(result.rule, body, await this.clock.now(environmentId));
  }
}

function rate(rule: ReadRule, body: PreviewBody, now: string): PreviewResponse {
  const { currency, rounding } = body;
  const price = { key: "preview", name: "Preview", ...rule, currency, rounding };
  try {
    const meterKeys = metersOf(rule.ruleText) ?? Object.keys(body.usage);
    assertRead(Object.keys(body.usage), meterKeys);
    const { lines, trace, ruleHash, engineVersion } = ratePrice(price, ratingInput(body, meterKeys, now));
    const total = addAmounts(
      lines.map((line) => line.amount),
      currency,
    );
    return {
      ruleText: rule.ruleText,
      ruleHash,
      params: rule.params,
      meterKeys,
      engineVersion,
      currency,
      lines,
      total,
      trace,
    };
  } catch (error) {
    throw ruleFailure(error, rule.template === null ? "ruleText" : "template");
  }
}

function ratingInput(body: PreviewBody, meterKeys: readonly string[], now: string): RatingInput {
  const none = meterKeys
    .filter((key) => !Object.hasOwn(body.usage, key))
    .map((key) => [key, NO_USAGE] as const);
  return {
    usage: { ...Object.fromEntries(none), ...body.usage },
    customer: body.customer,
    subscription: body.subscription,
    period: body.period ?? monthAround(now),
    prior: null,
    asOf: now,
    currency: body.currency,
  };
}

/** The calendar month around an instant, in UTC: `2026-02-10T…` is 1 February to 1 March, 28 of 28 days. */
function monthAround(now: string): RatingInput["period"] {
  const first = `${localDate(now, "UTC").slice(0, 7)}-01`;
  const next = plusMonths(first, 1);
  let days = 28;
  while (plusDays(first, days) < next) days += 1;
  return { start: startOfDate(first, "UTC"), end: startOfDate(next, "UTC"), part: days, whole: days };
}

// A misspelt meter would otherwise be a silent zero.
function assertRead(given: readonly string[], read: readonly string[]): void {
  const unread = given.filter((key) => !read.includes(key));
  if (unread.length === 0) return;
  throw platformErrors("request.invalid", {
    errors: unread.map((key) => ({
      field: `usage.${key}`,
      code: "not_read",
      message: `The rule does not read this meter; it reads ${read.length > 0 ? read.join(", ") : "none"}.`,
    })),
  });
}
