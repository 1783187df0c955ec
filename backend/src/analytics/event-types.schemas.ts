import { z } from "zod";

const count = z.int();

export const eventTypeSchema = z
  .object({
    type: z.string(),
    events: count.describe("Accepted in the last 35 days, by receipt."),
    unmatched: count.describe("Of these, received while no meter counted the type."),
    duplicates: count,
    quarantined: count,
    conflicts: count,
    lastAt: z
      .string()
      .nullable()
      .describe("Latest receipt, on the environment's clock; null for a type that only meters name."),
    meters: z
      .array(z.object({ id: z.string(), key: z.string(), name: z.string() }))
      .describe("That count it."),
    properties: z
      .array(
        z.object({
          name: z.string(),
          type: z.enum(["string", "number", "boolean", "null", "object", "array"]),
          example: z.string().describe("The value as JSON, 80 characters at most."),
        }),
      )
      .describe("Of the latest accepted event; 50 at most."),
  })
  .meta({ id: "EventType" });
export type EventType = z.infer<typeof eventTypeSchema>;

export const eventTypesResponse = z.object({
  asOf: z.string(),
  data: z.array(eventTypeSchema).describe("Latest first, 200 at most; then the types that only meters name."),
});
