import pg from "pg";
import { stack } from "./stack.js";

/** Straight to the tables: to alter what no API would, and to count what no API shows. */
export async function sql<Row extends Record<string, unknown> = Record<string, unknown>>(
  text: string,
  parameters: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: stack.addresses.database });
  await client.connect();
  try {
    return (await client.query<Row>(text, parameters)).rows;
  } finally {
    await client.end();
  }
}

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/** The uuid inside a public id. */
export function uuidOf(publicId: string): string {
  let value = 0n;
  for (const letter of publicId.slice(publicId.indexOf("_") + 1))
    value = (value << 5n) | BigInt(ALPHABET.indexOf(letter));
  const hex = value.toString(16).padStart(32, "0");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
