import { z } from "zod";

export const searchQuery = z.object({
  q: z
    .string()
    .trim()
    .min(1, "Give something to look for.")
    .max(200)
    .describe("Part of a name, key, number, mail address or external id; or a whole id such as `inv_…`."),
  limit: z.coerce.number().int().min(1).max(20).default(10).describe("How many, 1 to 20."),
});
export type SearchQuery = z.infer<typeof searchQuery>;

export const hitSchema = z
  .object({
    type: z.enum(["customer", "invoice", "plan", "subscription", "meter"]),
    id: z.string(),
    title: z.string(),
    subtitle: z.string().nullable(),
    score: z
      .int()
      .describe(
        "120: this id; 100: equal; 80: begins so; 60: a word begins so; 40: contains it. Archived things 10 less.",
      ),
  })
  .meta({ id: "SearchHit" });
export type SearchHit = z.infer<typeof hitSchema>;

export const searchResponse = z.object({ data: z.array(hitSchema) });
