import { z } from "zod";
import { idSchema, pageQuery, pageSchema, publicId } from "../platform/index.js";
import { ENVIRONMENT_MODES } from "./environment-mode.js";
import type { Environment } from "./environment.repository.js";

export const environmentParams = z.object({ id: idSchema("env") });
export const environmentQuery = pageQuery.extend({
  name: z.string().max(120).optional().describe("Only the environment of this name."),
});

export const createEnvironmentBody = z
  .object({
    name: z.string().trim().min(1).max(120).describe("Unique in the organisation."),
    mode: z.enum(ENVIRONMENT_MODES).default("test"),
    clock: z
      .enum(["ticking", "frozen"])
      .optional()
      .describe(
        "Test only. `ticking` (default) runs with real time from `clockStart` on; `frozen` moves only when advanced.",
      ),
    clockStart: z.iso
      .datetime({ offset: true, error: "Give an instant such as 2026-01-01T00:00:00Z." })
      .optional()
      .describe("Test only: what the environment's clock shows at first; by default now."),
  })
  .superRefine((body, context) => {
    if (body.mode === "test") return;
    for (const field of ["clock", "clockStart"] as const) {
      if (body[field] === undefined) continue;
      context.addIssue({
        code: "custom",
        path: [field],
        message: "A live environment runs in real time; leave this out.",
      });
    }
  });

export const environmentSchema = z
  .object({
    id: z.string().describe("`env_…`, for the header Atlas-Environment."),
    name: z.string(),
    mode: z
      .enum(ENVIRONMENT_MODES)
      .describe("`live` moves real money; `test` has a time machine and simulated payments."),
    createdAt: z.string().describe("Real time."),
  })
  .meta({ id: "Environment" });
export const environmentPage = pageSchema(environmentSchema);

export function toEnvironment(row: Environment): z.infer<typeof environmentSchema> {
  return { id: publicId("env", row.id), name: row.name, mode: row.mode, createdAt: row.createdAt };
}
