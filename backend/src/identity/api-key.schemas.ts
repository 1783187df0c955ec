import { z } from "zod";
import { idSchema, pageSchema, publicId, publicIdOrNull, scopes } from "../platform/index.js";
import type { ApiKey } from "./api-key.repository.js";

const scope = z.enum(scopes);

export const apiKeyParams = z.object({ id: idSchema("key") });
export const createApiKeyBody = z.object({
  environment: idSchema("env")
    .optional()
    .describe("By default the caller's own; a key may also name one that it made."),
  name: z.string().trim().min(1).max(120).describe("What uses the key, for whoever reads the list later."),
  scopes: z
    .array(scope)
    .min(1, "Name at least one scope, or leave the field out.")
    .max(scopes.length)
    .optional()
    .describe("What the key may do; at most what its creator may. By default all of that."),
});

export const apiKeySchema = z
  .object({
    id: z.string().describe("`key_…`"),
    name: z.string(),
    prefix: z.string().describe("How the key begins, to recognise it by."),
    scopes: z.array(scope),
    createdBy: z
      .object({ kind: z.enum(["person", "api_key", "system"]), id: z.string().nullable() })
      .describe("`usr_…` or `key_…`; null for the first start."),
    createdAt: z.string(),
    lastUsedAt: z.string().nullable().describe("To the minute."),
    revokedAt: z.string().nullable(),
  })
  .meta({ id: "ApiKey" });
export const apiKeyPage = pageSchema(apiKeySchema);
export const createdApiKeySchema = apiKeySchema
  .extend({
    key: z.string().describe("The key itself. It is shown this once and stored only as a hash."),
  })
  .meta({ id: "CreatedApiKey" });

export function toApiKey(row: ApiKey): z.infer<typeof apiKeySchema> {
  return {
    id: publicId("key", row.id),
    name: row.name,
    prefix: row.prefix,
    scopes: row.scopes,
    createdBy: {
      kind: row.createdByKind,
      id: publicIdOrNull(row.createdByKind === "api_key" ? "key" : "usr", row.createdById),
    },
    createdAt: row.createdAt,
    lastUsedAt: row.lastUsedAt,
    revokedAt: row.revokedAt,
  };
}
