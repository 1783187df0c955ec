import { z } from "zod";
import { idSchema, pageQuery, pageSchema } from "../platform/index.js";
import { customerRefSchema } from "./customers.schemas.js";

export const notesParam = z.object({ customer: customerRefSchema });
export const noteParam = z.object({ customer: customerRefSchema, id: idSchema("note") });
export type NoteParam = z.infer<typeof noteParam>;
export const notesQuery = pageQuery;

export const noteBody = z.strictObject({
  text: z
    .string()
    .trim()
    .min(1, "Write something.")
    .max(5_000)
    .describe("For colleagues; the customer never sees it."),
});
export type NoteBody = z.infer<typeof noteBody>;

export const noteResponse = z
  .object({
    id: z.string().describe("`note_…`"),
    customer: z.string().describe("`cus_…`"),
    text: z.string(),
    author: z.object({
      kind: z.enum(["person", "api_key"]),
      id: z.string().describe("`usr_…` or `key_…`"),
      name: z.string().nullable(),
    }),
    createdAt: z.string().describe("On the environment's clock."),
  })
  .meta({ id: "CustomerNote" });
export type NoteResponse = z.infer<typeof noteResponse>;
export const notePage = pageSchema(noteResponse);
