import { createHash } from "node:crypto";
import { ProviderError } from "./provider-error.js";
import type { Tx } from "./provider-transaction.js";

/** An answer as it is sent, and stored under its key. */
export interface StoredResponse {
  readonly status: number;
  readonly body: object;
}

export type KeyClaim =
  { readonly state: "claimed" } | { readonly state: "replay"; readonly response: StoredResponse };

/** The identity of a request: same path and same JSON, same hash, whatever the order of its properties. */
export function requestHash(path: string, body: unknown): string {
  return createHash("sha256").update(path).update("\0").update(canonicalJson(body)).digest("hex");
}

/**
 * Takes a key inside the transaction that does the work, so that either both stand or neither. A second request with
 * the same key waits on the unique index until the first commits, and then finds its stored answer.
 */
export async function claimKey(tx: Tx, key: string, hash: string, ttlMs: number): Promise<KeyClaim> {
  const claimed = await tx.query(
    `INSERT INTO idempotency_key (key, request_hash, expires_at)
     VALUES ($1, $2, clock_timestamp() + $3 * interval '1 millisecond')
     ON CONFLICT (key) DO UPDATE SET request_hash = excluded.request_hash, expires_at = excluded.expires_at,
       response_status = NULL, response_body = NULL
     WHERE idempotency_key.expires_at <= clock_timestamp() AND idempotency_key.response_status IS NOT NULL`,
    [key, hash, ttlMs],
  );
  if (claimed.rowCount === 1) return { state: "claimed" };
  const { rows } = await tx.query<{ hash: string; status: number | null; body: object | null }>(
    "SELECT request_hash AS hash, response_status AS status, response_body AS body FROM idempotency_key WHERE key = $1",
    [key],
  );
  const standing = rows[0];
  if (standing && standing.hash !== hash) {
    const message = `The Idempotency-Key ${key} was used with another request; use a new key for a new request.`;
    throw new ProviderError("idempotency_key_reused", message, "Idempotency-Key");
  }
  if (!standing || standing.status === null || standing.body === null) {
    const message = `The first request with the Idempotency-Key ${key} is still running; ask again in a second.`;
    throw new ProviderError("idempotency_key_in_use", message, "Idempotency-Key");
  }
  return { state: "replay", response: { status: standing.status, body: standing.body } };
}

/** Stores the answer that every later request with this key gets until the key expires. */
export async function completeKey(tx: Tx, key: string, response: StoredResponse): Promise<void> {
  await tx.query("UPDATE idempotency_key SET response_status = $2, response_body = $3 WHERE key = $1", [
    key,
    response.status,
    response.body,
  ]);
}

function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_name, part: unknown) =>
    part !== null && typeof part === "object" && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
