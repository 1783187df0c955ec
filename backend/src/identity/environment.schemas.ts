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

const setupFields = {
  status: z.enum(["running", "done", "failed"]),
  step: z.string().trim().min(1).max(120).describe("What is being done now, for people."),
  done: z.int().min(0).max(1_000_000).describe("Steps that are done."),
  total: z.int().min(1).max(1_000_000).describe("Steps in all."),
  message: z
    .string()
    .trim()
    .min(1)
    .max(1_000)
    .nullable()
    .default(null)
    .describe("Why it failed, or a remark."),
};

/** Body of PUT …/setup. */
export const setupBody = z
  .strictObject(setupFields)
  .refine(({ done, total }) => done <= total, { path: ["done"], message: "There are only `total` steps." })
  .describe("How far the program that fills the environment has come; replaces what it reported before.");
export type SetupBody = z.output<typeof setupBody>;

export const environmentSchema = z
  .object({
    id: z.string().describe("`env_…`, for the header Atlas-Environment."),
    name: z.string(),
    mode: z
      .enum(ENVIRONMENT_MODES)
      .describe("`live` moves real money; `test` has a time machine and simulated payments."),
    setup: z
      .object({ ...setupFields, updatedAt: z.string().describe("Real time of the report.") })
      .nullable()
      .describe("How far a program has come that fills this environment with data; null where none did."),
    createdAt: z.string().describe("Real time."),
  })
  .meta({ id: "Environment" });
export const environmentPage = pageSchema(environmentSchema);

export function toEnvironment(row: Environment): z.infer<typeof environmentSchema> {
  const { name, mode, setup, createdAt } = row;
  return { id: publicId("env", row.id), name, mode, setup, createdAt };
}
