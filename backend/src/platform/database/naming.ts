import { DefaultNamingStrategy, type NamingStrategyInterface } from "typeorm";

/** `customerId` → `customer_id`. */
export const snakeCase = remembered((name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));

/** `customer_id` → `customerId`. */
export const camelCase = remembered((name) =>
  name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()),
);

// They are asked for every column of every row that is read or written.
function remembered(cased: (name: string) => string): (name: string) => string {
  const known = new Map<string, string>();
  const most = 5_000;
  return (name) => {
    const standing = known.get(name);
    if (standing !== undefined) return standing;
    const result = cased(name);
    if (known.size < most) known.set(name, result);
    return result;
  };
}

export class SnakeNamingStrategy extends DefaultNamingStrategy implements NamingStrategyInterface {
  override columnName(propertyName: string, customName: string): string {
    return customName || snakeCase(propertyName);
  }
}
