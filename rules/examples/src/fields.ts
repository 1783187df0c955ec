import { Decimal, type Json } from "@atlas/rules";
import { MissingInput, type Fields } from "./case.js";

/** A field as text; numbers become their shortest decimal. */
export function text(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value === "string") return value;
  if (typeof value === "number") return Decimal.parse(value).toString();
  throw new MissingInput(`needs ${name}`);
}

/** A field as text, or undefined when it is absent or null. */
export function optional(fields: Fields, name: string): string | undefined {
  return fields[name] === undefined || fields[name] === null ? undefined : text(fields, name);
}

/** A field as decimal, or a default. */
export function decimal(fields: Fields, name: string, otherwise?: string): Decimal {
  const value = optional(fields, name) ?? otherwise;
  if (value === undefined) throw new MissingInput(`needs ${name}`);
  return Decimal.parse(value);
}

/** A small whole number, such as a count of days. */
export function count(fields: Fields, name: string): number {
  const value = decimal(fields, name).toSafeInteger();
  if (value === undefined) throw new MissingInput(`${name} must be a whole number`);
  return value;
}

export function list(fields: Fields, name: string): Json[] {
  const value = fields[name];
  if (Array.isArray(value)) return value;
  throw new MissingInput(`needs the list ${name}`);
}

/** A list of decimals given as text or numbers. */
export function decimals(fields: Fields, name: string): Decimal[] {
  return list(fields, name).map((item) => Decimal.parse(item as string | number));
}

export function texts(fields: Fields, name: string): string[] {
  return list(fields, name).map(String);
}

export function object(fields: Fields, name: string): Fields {
  return asFields(fields[name], name);
}

export function objects(fields: Fields, name: string): Fields[] {
  return list(fields, name).map((item) => asFields(item, name));
}

export function asFields(value: Json | undefined, name: string): Fields {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
  throw new MissingInput(`needs the object ${name}`);
}

const hundred = new Decimal(100, 0);

/** Cents as an amount: 6833 is `68.33`. */
export const fromCents = (cents: Decimal): Decimal => cents.div(hundred);

/** A field of cents as an amount with two digits. */
export const centsField = (fields: Fields, name: string, otherwise?: string): string =>
  fromCents(decimal(fields, name, otherwise)).toFixed(2);

/** An amount as cents. */
export const toCents = (amount: string | Decimal): Decimal => Decimal.parse(amount).times(hundred);
