import { z } from "zod";
import { pageQuery, pageSchema, parsePublicId, publicId } from "../platform/index.js";
import type { LoggedRequest } from "./logged-request.js";

const instant = z.iso.datetime({ offset: true });

export const requestLogQuery = pageQuery.extend({
  method: z.enum(["GET", "POST", "PUT", "PATCH", "DELETE"]).optional(),
  status: z
    .string()
    .regex(/^[1-5]([0-9]{2}|xx)$/, "Give a status such as 404, or a class such as 4xx.")
    .optional()
    .describe("`404`, or `4xx`."),
  path: z.string().max(300).optional().describe("How the path begins, such as `/v1/customers`."),
  from: instant.optional(),
  to: instant.optional().describe("Not included."),
  actor: z
    .string()
    .refine((text) => actorIdOf(text) !== null, 'Give an id that begins with "key_" or "usr_".')
    .optional()
    .describe("Who asked: `key_…` or `usr_…`."),
});

export const requestLogParams = z.object({
  id: z
    .string()
    .regex(/^req_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'Give a request id: it begins with "req_".')
    .describe("The request id, as problem details name it."),
});

export const requestLogEntrySchema = z
  .object({
    id: z.string().describe("`req_…`, the `requestId` of its problem details."),
    at: instant.describe("When it came in, real time."),
    method: z.string(),
    path: z.string(),
    query: z
      .string()
      .nullable()
      .describe("Names of the parameters; values that may be about a person are masked."),
    status: z.number().int(),
    durationMs: z.number().int(),
    actor: z.object({ kind: z.enum(["api_key", "person"]), id: z.string() }),
    problem: z.object({ code: z.string(), detail: z.string() }).nullable(),
    replayed: z
      .boolean()
      .describe("The answer to an earlier request with the same Idempotency-Key was given again."),
    responseBytes: z.number().int().nullable(),
    userAgent: z.string().nullable(),
  })
  .meta({ id: "RequestLogEntry" });
export const requestLogPage = pageSchema(requestLogEntrySchema);

export const actorIdOf = (text: string): string | null =>
  parsePublicId("key", text) ?? parsePublicId("usr", text);

export function toLogEntry(row: LoggedRequest): z.infer<typeof requestLogEntrySchema> {
  const { environmentId: _, actorKind, actorId, problemCode, problemDetail, ...rest } = row;
  return {
    ...rest,
    id: `req_${row.id}`,
    actor: { kind: actorKind, id: publicId(actorKind === "person" ? "usr" : "key", actorId) },
    problem: problemCode === null ? null : { code: problemCode, detail: problemDetail ?? "" },
  };
}
