import { z } from "zod";

const decimal = z.string().describe("Decimal string.");

/** A half-open period with the inclusive dates that are printed. */
export const periodSchema = z.object({
  start: z.string().describe("First instant."),
  end: z.string().describe("First instant after it."),
  from: z.string().describe("First day, in the invoice's time zone."),
  to: z.string().describe("Last day, in the invoice's time zone."),
});

const groupSchema = z
  .object({
    by: z.record(z.string(), z.string().nullable()),
    quantity: decimal,
    unitAmount: decimal.nullable(),
    amount: decimal,
  })
  .describe("What one group of usage contributed; amounts are precise.");

const tierSchema = z
  .object({
    from: decimal,
    upTo: decimal.nullable(),
    quantity: decimal,
    unitAmount: decimal,
    flatAmount: decimal,
    amount: decimal,
  })
  .describe("What one tier contributed; `upTo` is null in the last.");

const ruleSchema = z
  .object({
    version: z.string().describe("Id of the rule version, `rul_…`."),
    hash: z.string().describe("Semantic hash of the rule text."),
    engine: z.string().describe("Version of the engine that evaluated it."),
  })
  .describe("What the line was rated by.");

export const lineSchema = z
  .object({
    id: z.string(),
    kind: z.enum(["in_advance", "in_arrears", "correction", "one_off"]),
    code: z.string(),
    description: z.string(),
    price: z.object({ id: z.string(), key: z.string() }).nullable().describe("Null for a one-off line."),
    period: periodSchema.nullable(),
    quantity: decimal.nullable(),
    unit: z.string().nullable().describe("What is counted."),
    unitAmount: decimal.nullable(),
    groups: z.array(groupSchema),
    tiers: z.array(tierSchema),
    preciseAmount: decimal.describe("As rated, before rounding."),
    amount: decimal.describe("Rounded once to the currency; with the tax where the rate is inclusive."),
    taxable: z.boolean(),
    netAmount: decimal,
    taxAmount: decimal,
    rule: ruleSchema.nullable(),
    watermark: z.string().nullable().describe("Up to which receipt the rated usage was complete."),
    correction: z.number().int().nullable().describe("Which correction of its period it is: 1, 2 …"),
    input: z
      .unknown()
      .optional()
      .describe("With `expand=trace`: all that the rule was given, usage and parameters included."),
    trace: z.unknown().optional().describe("With `expand=trace`: the value of every step of the rule."),
  })
  .meta({ id: "InvoiceLine" });

/** All lines of an invoice; there is never another page. */
export const linesSchema = z.object({ data: z.array(lineSchema), nextCursor: z.null() });

const amountText = z
  .string()
  .regex(/^-?(0|[1-9]\d{0,17})(\.\d{1,12})?$/, 'Give a decimal string such as "12.50".');

const oneOffFields = {
  description: z.string().trim().min(1).max(500),
  quantity: amountText.optional().describe("With `unitAmount`; 1 unless given."),
  unitAmount: amountText.optional().describe("Price of one; the line's amount is rounded once."),
  amount: amountText.optional().describe("Instead of quantity and unit amount; negative for a discount."),
  taxable: z.boolean().default(true),
};

/** What a person states about a one-off line: an amount, or a unit amount with a quantity. */
export const oneOffSchema = z
  .strictObject(oneOffFields)
  .refine((line) => (line.amount === undefined) !== (line.unitAmount === undefined), {
    error: "Give either an amount, or a unit amount with a quantity.",
    path: ["amount"],
  })
  .refine((line) => line.amount === undefined || line.quantity === undefined, {
    error: "A quantity goes with a unit amount, not with an amount.",
    path: ["quantity"],
  });
export type OneOffBody = z.infer<typeof oneOffSchema>;
