import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { ProviderError } from "./provider-error.js";

const METADATA = /^metadata\[([^\]]{1,64})\]$/;
const limitSchema = z.coerce.number().int().min(1).max(100).default(20);

/** The `Idempotency-Key` header; writing money without one is refused. */
export function idempotencyKeyOf(request: FastifyRequest): string {
  const key = request.headers["idempotency-key"];
  if (typeof key === "string" && key.length > 0 && key.length <= 255) return key;
  const message =
    "Send an Idempotency-Key header of 1 to 255 characters, so that a retry cannot move money twice.";
  throw new ProviderError("idempotency_key_missing", message, "Idempotency-Key");
}

/** The id in the path. */
export function idOf(request: FastifyRequest): string {
  return z.object({ id: z.string().min(1).max(100) }).parse(request.params).id;
}

/** What a list is asked for: `metadata[name]=value` pairs, `limit`, and the other query parameters as they came. */
export function listQueryOf(request: FastifyRequest): {
  metadata: Record<string, string>;
  limit: number;
  parameters: Record<string, string>;
} {
  const parameters = z.record(z.string(), z.string()).parse(request.query);
  const metadata: Record<string, string> = {};
  for (const [name, value] of Object.entries(parameters)) {
    const key = METADATA.exec(name)?.[1];
    if (key !== undefined) metadata[key] = value;
  }
  return { metadata, limit: limitSchema.parse(parameters["limit"]), parameters };
}
