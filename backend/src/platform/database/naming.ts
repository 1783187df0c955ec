import { DefaultNamingStrategy, type NamingStrategyInterface } from "typeorm";

export const snakeCase = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const camelCased = new Map<string, string>();
const MOST_NAMES = 5_000;

/** `customer_id` → `customerId`. Remembered: it is asked for every column of every row that is read. */
export function camelCase(name: string): string {
  const known = camelCased.get(name);
  if (known !== undefined) return known;
  const cased = name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  if (camelCased.size < MOST_NAMES) camelCased.set(name, cased);
  return cased;
}

export class SnakeNamingStrategy extends DefaultNamingStrategy implements NamingStrategyInterface {
  override columnName(propertyName: string, customName: string): string {
    return customName || snakeCase(propertyName);
  }
}
