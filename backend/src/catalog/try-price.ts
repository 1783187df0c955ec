import {
  metersOf,
  ratePrice,
  RuleRuntimeError,
  type MeterUsage,
  type PriceDefinition,
  type RatingInput,
} from "@atlas/rules";
import type { FieldError } from "../platform/index.js";
import type { Meter } from "./meter.js";
import { ruleErrors } from "./rule-failure.js";

const QUANTITIES = ["0", "1000", "1000000"];
const PERIOD = { start: "2026-01-01T00:00:00.000Z", end: "2026-02-01T00:00:00.000Z", part: 31, whole: 31 };

/** Rates sample usage, and gives what is wrong whatever a real customer's data may be; the first sample that fails, tells. */
export function trialErrors(price: PriceDefinition, meters: readonly Meter[], field: string): FieldError[] {
  const keys = metersOf(price.ruleText) ?? [];
  for (const quantity of keys.length > 0 ? QUANTITIES : ["0"]) {
    try {
      ratePrice(
        price,
        sampleInput(
          price,
          meters.filter((meter) => keys.includes(meter.key)),
          quantity,
        ),
      );
    } catch (error) {
      const errors = ruleErrors(error, field);
      if (errors === null) throw error;
      if (!dependsOnData(error, quantity)) return errors;
    }
  }
  return [];
}

// What is missing from the sample (R…), refused by the rule's own $error, or wrong with made-up groups says nothing about real data.
function dependsOnData(error: unknown, quantity: string): boolean {
  if (!(error instanceof RuleRuntimeError)) return false;
  if (error.code.startsWith("U") || error.code === "D2014" || error.code === "D2015") return false;
  return quantity !== "0" || error.code.startsWith("R") || error.code === "D3137";
}

function sampleInput(price: PriceDefinition, meters: readonly Meter[], quantity: string): RatingInput {
  return {
    usage: Object.fromEntries(meters.map((meter) => [meter.key, sampleUsage(meter, quantity)])),
    customer: {},
    subscription: {},
    period: PERIOD,
    prior: null,
    asOf: PERIOD.end,
    currency: price.currency,
  };
}

function sampleUsage({ groupBy }: Meter, quantity: string): MeterUsage {
  if (quantity === "0") return { quantity, groups: [], events: 0 };
  const by = Object.fromEntries(groupBy.map((property) => [property, "sample"]));
  return { quantity, groups: groupBy.length > 0 ? [{ by, quantity, events: 1 }] : [], events: 1 };
}
