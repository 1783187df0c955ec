import {
  ratePrice,
  ruleFromTemplate,
  type Json,
  type MeterUsage,
  type RatedLine,
  type RatingInput,
  type TemplateKey,
  type TemplateOptions,
} from "@atlas/rules";
import type { Fields } from "./case.js";

/** Usage of one meter: a quantity, and what else a model needs. */
export type Usage = { quantity: string; events?: number; cost?: string; groups?: string[] };

const period = { start: "2026-01-01T00:00:00.000Z", end: "2026-02-01T00:00:00.000Z", part: 31, whole: 31 };

/** Rates usage of one meter at a standard price model, through its rule text. */
export function rateTemplate(
  key: TemplateKey,
  params: { [key: string]: Json },
  usage: Usage,
  options: Partial<Omit<TemplateOptions, "params">> & { currency?: string } = {},
): RatedLine {
  const { currency = "USD", ...rest } = options;
  const {
    ruleText,
    params: complete,
    paramsSchema,
  } = ruleFromTemplate(key, {
    rule: "example",
    code: "usage",
    description: "Usage",
    meter: "usage",
    params,
    ...rest,
  });
  return rateText(ruleText, complete, { usage: meterUsage(usage) }, { currency, paramsSchema });
}

/** Rates usage by a rule of its own, which states one line. */
export function rateText(
  ruleText: string,
  params: Json,
  usage: RatingInput["usage"],
  options: { currency?: string; paramsSchema?: Parameters<typeof ratePrice>[0]["paramsSchema"] } = {},
): RatedLine {
  const { currency = "USD", paramsSchema } = options;
  const price = { key: "example", name: "Example", ruleText, params, paramsSchema, currency };
  const input: RatingInput = {
    usage,
    customer: {},
    subscription: {},
    period,
    prior: null,
    asOf: period.end,
    currency,
  };
  return ratePrice(price, input).lines[0]!;
}

/** Usage of a meter; each group stands for a window, a project or a transaction. */
export function meterUsage({ quantity, events = 0, cost, groups = [] }: Usage): MeterUsage {
  return {
    quantity,
    events,
    groups: groups.map((amount, index) => ({ by: { group: String(index) }, quantity: amount, events: 1 })),
    ...(cost === undefined ? {} : { cost }),
  };
}

/** Tiers as the sources write them, as parameters: `up_to`, `unit_amount`, `flat_amount`, `rate_pct`, `price`. */
export function tiersOf(rows: Fields[]): Json[] {
  const names: { [source: string]: string } = {
    up_to: "upTo",
    unit_amount: "unitAmount",
    flat_amount: "flatAmount",
    rate_pct: "rate",
    price: "flatAmount",
  };
  return rows.map((row, index) => {
    const named = Object.entries(row).flatMap(([name, value]) =>
      names[name] ? [[names[name], value] as const] : [],
    );
    // Usage beyond the last tier stays in it, whether or not a source closes it.
    return Object.fromEntries(index === rows.length - 1 ? [...named, ["upTo", null] as const] : named);
  });
}
