import { z } from "zod";
import { pageQuery, pageSchema, publicId, publicIdOrNull } from "../platform/index.js";
import type { NamedAuditRow } from "./audit-entry.js";

export const auditQuery = pageQuery.extend({
  subjectType: z
    .string()
    .max(64)
    .optional()
    .describe("Only entries about this kind of thing, such as `invoice`."),
  subjectId: z
    .string()
    .max(128)
    .optional()
    .describe("Only entries about this one, by its id, such as `inv_…`."),
  action: z.string().max(64).optional().describe("Only this action, such as `api_key.revoked`."),
});

export const auditEntrySchema = z
  .object({
    id: z.string().describe("`aud_…`"),
    recordedAt: z.string().describe("When, in real time."),
    actor: z
      .object({
        kind: z.enum(["person", "api_key", "system"]),
        id: z.string().nullable().describe("`usr_…`, `key_…`, or the part of Atlas that acted."),
        name: z.string().nullable().describe("What the person or the key is called; null for Atlas itself."),
      })
      .describe("Who did it."),
    action: z.string().describe("What was done, such as `member.role_changed`."),
    subject: z.object({ type: z.string(), id: z.string() }).describe("What it was done to."),
    detail: z.record(z.string(), z.unknown()).describe("What changed."),
  })
  .meta({ id: "AuditEntry" });

export const auditPage = pageSchema(auditEntrySchema);

export function toAuditEntry(row: NamedAuditRow): z.infer<typeof auditEntrySchema> {
  return {
    id: publicId("aud", row.id),
    recordedAt: row.recordedAt,
    actor: actorOf(row),
    action: row.action,
    subject: { type: row.subjectType, id: row.subjectId },
    detail: row.detail,
  };
}

function actorOf(row: NamedAuditRow): z.infer<typeof auditEntrySchema>["actor"] {
  const name = row.actorName;
  switch (row.actorKind) {
    case "person":
      return { kind: "person", id: publicIdOrNull("usr", row.actorId), name };
    case "api_key":
      return { kind: "api_key", id: publicIdOrNull("key", row.actorId), name };
    default:
      return { kind: "system", id: row.actorId, name: null };
  }
}
