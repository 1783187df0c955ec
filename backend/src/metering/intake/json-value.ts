import type { Decimal } from "@atlas/rules";

/** A number of more than 60 digits: kept only long enough to be refused by name. */
export class UnreadableNumber {
  constructor(readonly lexeme: string) {}
}

/**
 * JSON as metering reads it: a number is a JS number where that is exact (at most 15 significant digits), a Decimal beyond.
 */
export type JsonValue =
  string | number | boolean | null | Decimal | UnreadableNumber | JsonValue[] | { [key: string]: JsonValue };

export type JsonObject = { [key: string]: JsonValue };
