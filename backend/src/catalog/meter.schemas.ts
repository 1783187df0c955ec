import { z } from "zod";
import { idSchema, pageQuery } from "../platform/index.js";
import { meterKeySchema } from "./catalog-fields.js";

const propertyPath = z
  .string()
  .max(200)
  .regex(
    /^[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*$/,
    "Give the name of a property, or a path such as request.region.",
  );
const expression = z.string().trim().min(1).max(4000);
const nameSchema = z.string().trim().min(1).max(120);
const unitSchema = z.string().trim().min(1).max(30);

/** Body of POST /v1/meters. */
export const meterBody = z
  .strictObject({
    key: meterKeySchema,
    name: nameSchema.meta({ examples: ["API calls"] }),
    eventType: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .describe("Events of this type are counted.")
      .meta({ examples: ["api.call"] }),
    aggregation: z
      .enum(["count", "sum", "max", "unique"])
      .describe("`count` events, `sum` or `max` of a value, or the number of `unique` values."),
    filter: expression
      .nullable()
      .default(null)
      .describe(
        "JSONata over the event's `{type, time, properties}`; only events for which it is true are counted.",
      )
      .meta({ examples: ['properties.status = "ok"'] }),
    valueProperty: expression
      .nullable()
      .default(null)
      .describe(
        "The value of an event: a path into its properties, or JSONata over `{type, time, properties}`. None for `count`.",
      )
      .meta({ examples: ["tokens"] }),
    groupBy: z
      .array(propertyPath)
      .max(10)
      .refine((paths) => new Set(paths).size === paths.length, "Give each property once.")
      .default([])
      .describe("Properties by which usage is split, in reports and in rules.")
      .meta({ examples: [["model", "direction"]] }),
    unit: unitSchema.nullable().default(null).describe("What is counted, for people: `tokens`, `GB`."),
  })
  .refine((meter) => (meter.aggregation === "count") === (meter.valueProperty === null), {
    path: ["valueProperty"],
    message: "Give a value for sum, max and unique; give none for count.",
  });
export type MeterBody = z.infer<typeof meterBody>;

/** Body of PATCH /v1/meters/{id}. */
export const meterPatch = z
  .strictObject({ name: nameSchema.optional(), unit: unitSchema.nullable().optional() })
  .describe("What a meter counts never changes, since invoices were made with it; make a new meter instead.");
export type MeterPatch = z.infer<typeof meterPatch>;

export const meterListQuery = pageQuery.extend({
  search: z.string().trim().min(1).max(200).optional().describe("Part of the name or the key."),
  archived: z
    .enum(["exclude", "only", "include"])
    .default("exclude")
    .describe("Whether archived meters are listed."),
});
export type MeterListQuery = z.infer<typeof meterListQuery>;

export const meterParam = z.object({ id: idSchema("mtr") });

/** A meter as the API gives it. */
export const meterResponse = z.object({
  id: z.string().describe("`mtr_…`"),
  key: z.string(),
  name: z.string(),
  eventType: z.string(),
  aggregation: z.enum(["count", "sum", "max", "unique"]),
  filter: z.string().nullable(),
  valueProperty: z.string().nullable(),
  groupBy: z.array(z.string()),
  unit: z.string().nullable(),
  archivedAt: z.string().nullable(),
  createdAt: z.string(),
  version: z.int().describe("Also the ETag."),
});
export type MeterResponse = z.infer<typeof meterResponse>;
