import { Decimal, type Json, type MeterUsage, type RatingInput } from "@atlas/rules";
import { fieldsOf, readJson, type Fields } from "./read-json.js";
import { InputError } from "./usage-error.js";

const wholeMonth = {
  start: "2026-01-01T00:00:00.000Z",
  end: "2026-02-01T00:00:00.000Z",
  part: 31,
  whole: 31,
};

/**
 * Reads what is rated: `{ "usage": { "api_calls": "150" } }`, where a meter may be a bare quantity or
 * `{ "quantity", "groups", "events", "cost" }`, and `customer`, `subscription`, `period`, `prior`, `asOf` may be left out.
 */
export function readUsage(path: string, currency: string): RatingInput {
  const fields = fieldsOf(readJson(path), path);
  const meters = fieldsOf(fields["usage"], `${path}: "usage"`);
  const period = {
    ...wholeMonth,
    ...fieldsOf(fields["period"] ?? {}, `${path}: "period"`),
  };
  return {
    usage: Object.fromEntries(
      Object.entries(meters).map(([meter, value]) => [meter, meterUsage(value, meter)]),
    ),
    customer: fields["customer"] ?? {},
    subscription: fields["subscription"] ?? {},
    period,
    prior: (fields["prior"] ?? null) as RatingInput["prior"],
    asOf: typeof fields["asOf"] === "string" ? fields["asOf"] : period.end,
    currency,
  };
}

function meterUsage(value: Json, meter: string): MeterUsage {
  if (typeof value === "string" || typeof value === "number")
    return { quantity: quantity(value, meter), groups: [], events: 0 };
  const fields = fieldsOf(value, `usage.${meter}`);
  const groups = Array.isArray(fields["groups"]) ? fields["groups"] : [];
  return {
    quantity: quantity(fields["quantity"], meter),
    events: typeof fields["events"] === "number" ? fields["events"] : 0,
    groups: groups.map((group, index) =>
      groupUsage(fieldsOf(group, `usage.${meter}.groups[${index}]`), meter),
    ),
    ...(fields["cost"] === undefined ? {} : { cost: quantity(fields["cost"], `${meter}.cost`) }),
  };
}

function groupUsage(group: Fields, meter: string): MeterUsage["groups"][number] {
  return {
    by: fieldsOf(group["by"] ?? {}, `usage.${meter}.groups.by`) as Record<string, string | null>,
    quantity: quantity(group["quantity"], meter),
    events: typeof group["events"] === "number" ? group["events"] : 0,
  };
}

function quantity(value: Json | undefined, meter: string): string {
  if (typeof value === "string" || typeof value === "number") {
    try {
      return Decimal.parse(value).toString();
    } catch {
      // Told below, with the meter's name.
    }
  }
  throw new InputError(`usage.${meter} must be a quantity such as "150"`);
}
