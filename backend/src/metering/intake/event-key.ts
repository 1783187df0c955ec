import { hash } from "node:crypto";

// Only the canonical writing: another writing of the same bits is another id.
const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
/** A ULID or the suffix of a TypeID: ten characters of milliseconds, sixteen of randomness, in Crockford's alphabet. */
const ULID = /(?:^|_)([0-7][0-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{25})$/;
const UUID_V7_TAIL = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/**
 * 128 bits, as uuid text, that stand for (source, event id) for ever. A bare UUIDv7 is its own key. An id that ends with a
 * UUIDv7 or ULID keeps that one's milliseconds in front, so that time-ordered ids stay neighbours in the index; the rest,
 * or all of it for other ids, is a hash. The three forms differ in version and variant, so none can be mistaken for another.
 */
export function eventKey(source: string, id: string): string {
  if (source === "" && UUID_V7.test(id)) return id;
  const digest = hash("sha256", `${source}\u0000${id}`, "hex");
  const millis = leadingMillis(id);
  if (millis === null) return uuid(digest.slice(0, 12), digest, "8");
  return uuid(millis, digest, "c");
}

/** 128 bits of what an event says: equal text, equal payload. */
export function payloadHash(canonical: string): string {
  const digest = hash("sha256", canonical, "hex");
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-${digest.slice(12, 16)}-${digest.slice(16, 20)}-${digest.slice(20, 32)}`;
}

/** The 48 bits of time that an id carries, in hexadecimal. */
function leadingMillis(id: string): string | null {
  const uuidTail = UUID_V7_TAIL.exec(id);
  if (uuidTail) return uuidTail[0].slice(0, 8) + uuidTail[0].slice(9, 13);
  const ulid = ULID.exec(id);
  if (!ulid) return null;
  let value = 0;
  for (const letter of ulid[1]!.slice(0, 10).toUpperCase()) value = value * 32 + CROCKFORD.indexOf(letter);
  return value.toString(16).padStart(12, "0");
}

// Version 8 is RFC 9562's "own layout"; the variant's first digit tells wholly hashed (8) from time-led (c) keys.
function uuid(head: string, digest: string, variant: "8" | "c"): string {
  return `${head.slice(0, 8)}-${head.slice(8, 12)}-8${digest.slice(12, 15)}-${variant}${digest.slice(15, 18)}-${digest.slice(18, 30)}`;
}
