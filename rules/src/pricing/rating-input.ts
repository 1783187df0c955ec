import { Decimal } from "../money/decimal.js";
import type { Value, ValueObject } from "../language/runtime/value.js";
import type { MeterUsage, PriceDefinition, RatingInput } from "./price.js";
import type { Json } from "../language/runtime/value.js";
import { ownSchema, type ParamSchema } from "./template-schema.js";

const plainDecimal = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

/** The input as the rule sees it, with decimal strings as numbers. Throws `DecimalError` for a quantity that is none. */
export function rulesInput(
  price: Pick<PriceDefinition, "params" | "paramsSchema">,
  input: RatingInput,
): ValueObject {
  return {
    usage: Object.fromEntries(
      Object.entries(input.usage).map(([meter, usage]) => [meter, usageValue(usage)]),
    ),
    params: paramsValue(price),
    customer: input.customer,
    subscription: input.subscription,
    period: { ...input.period },
    prior:
      input.prior === null
        ? null
        : { quantity: Decimal.parse(input.prior.quantity), amount: Decimal.parse(input.prior.amount) },
    asOf: input.asOf,
    currency: input.currency,
  };
}

/** Parameters as the rule sees them. */
export function paramsValue({
  params,
  paramsSchema,
}: Pick<PriceDefinition, "params" | "paramsSchema">): Value {
  return paramsSchema === undefined ? inferNumbers(params) : typed(params, paramsSchema);
}

function usageValue({ quantity, groups, events, cost }: MeterUsage): ValueObject {
  return {
    quantity: Decimal.parse(quantity),
    groups: groups.map((group) => ({
      ...group,
      by: { ...group.by },
      quantity: Decimal.parse(group.quantity),
    })),
    events,
    ...(cost === undefined ? {} : { cost: Decimal.parse(cost) }),
  };
}

function typed(value: Json, schema: ParamSchema | undefined): Value {
  if (schema?.format === "decimal" && typeof value === "string") return Decimal.parse(value);
  if (Array.isArray(value)) return value.map((item) => typed(item, schema?.items));
  if (typeof value !== "object" || value === null) return value;
  return mapFields(value, (entry, key) => typed(entry, schema && ownSchema(schema, key)));
}

/** Plain decimals in text as numbers, but for those inside `match` or `by`, which are compared with text. */
export function inferNumbers(value: Json): Value {
  if (typeof value === "string") return plainDecimal.test(value) ? Decimal.parse(value) : value;
  if (Array.isArray(value)) return value.map(inferNumbers);
  if (typeof value !== "object" || value === null) return value;
  return mapFields(value, (entry, key) => (key === "match" || key === "by" ? entry : inferNumbers(entry)));
}

function mapFields(value: { [key: string]: Json }, map: (entry: Json, key: string) => Value): ValueObject {
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, map(entry, key)]));
}
