import { randomBytes } from "node:crypto";
import { z } from "zod";

/** A new UUIDv7: sortable by creation, so primary keys stay append-mostly. */
export function newId(now: number = Date.now()): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now, 0, 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return uuidFromBytes(bytes);
}

export type IdPrefix =
  | "org"
  | "env"
  | "usr"
  | "ivt"
  | "key"
  | "ses"
  | "mtr"
  | "pln"
  | "plv"
  | "prc"
  | "rul"
  | "cus"
  | "txr"
  | "sub"
  | "qrt"
  | "cfl"
  | "bkf"
  | "run"
  | "inv"
  | "ivl"
  | "crn"
  | "pm"
  | "pay"
  | "ref"
  | "dsp"
  | "col"
  | "flw"
  | "mail"
  | "note"
  | "clk"
  | "out"
  | "aud"
  | "led"
  | "iss";

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const SUFFIX = /^[0-7][0-9a-hjkmnp-tv-z]{25}$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The id that users see: TypeID, `cus_01h455vb4pex5vsknk084sn02q`. */
export function publicId(prefix: IdPrefix, uuid: string): string {
  let value = BigInt(`0x${uuid.replaceAll("-", "")}`);
  let suffix = "";
  for (let i = 0; i < 26; i++) {
    suffix = ALPHABET[Number(value & 31n)]! + suffix;
    value >>= 5n;
  }
  return `${prefix}_${suffix}`;
}

/** Same, but null stays null. */
export const publicIdOrNull = (prefix: IdPrefix, uuid: string | null): string | null =>
  uuid === null ? null : publicId(prefix, uuid);

/** The uuid of a public id, or null if the text is not one of this prefix. */
export function parsePublicId(prefix: IdPrefix, text: string): string | null {
  if (!text.startsWith(`${prefix}_`)) return null;
  const suffix = text.slice(prefix.length + 1);
  if (!SUFFIX.test(suffix)) return null;
  let value = 0n;
  for (const letter of suffix) value = (value << 5n) | BigInt(ALPHABET.indexOf(letter));
  return uuidFromHex(value.toString(16).padStart(32, "0"));
}

export const isUuid = (text: string): boolean => UUID.test(text);

/** zod: takes `cus_…`, gives the uuid. */
export const idSchema = (prefix: IdPrefix) =>
  z
    .string()
    .regex(new RegExp(`^${prefix}_[0-7][0-9a-hjkmnp-tv-z]{25}$`), `Give an id that begins with "${prefix}_".`)
    .transform((text) => parsePublicId(prefix, text) ?? "")
    .describe(`Id, \`${prefix}_…\``);

function uuidFromBytes(bytes: Buffer): string {
  return uuidFromHex(bytes.toString("hex"));
}

function uuidFromHex(hex: string): string {
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
