import { z } from "zod";

const differenceSchema = z.object({
  what: z
    .enum(["event", "usage", "rule", "line", "header"])
    .describe("Which kind of thing was altered or does not follow from its source."),
  line: z.string().nullable().describe("The invoice's line, `ivl_…`."),
  code: z.string().nullable().describe("Code of the line, or key of the price."),
  field: z.string(),
  stored: z.unknown(),
  recomputed: z.unknown(),
});

export const verificationSchema = z
  .object({
    invoice: z.string(),
    matches: z
      .boolean()
      .describe("True when every line and sum follows, byte for byte, from the stored events and rules."),
    verifiedAt: z.string(),
    engineVersion: z.string(),
    linesChecked: z.number().int(),
    differences: z.array(differenceSchema),
  })
  .meta({ id: "InvoiceVerification" });
