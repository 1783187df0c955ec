import { Decimal } from "@atlas/rules";

/** A result that has more digits than any source prints: compared at the digits that are expected. */
export class Precise {
  constructor(readonly value: Decimal) {}
}

/** A result that states a condition on the expected value instead of a value of its own. */
export class Condition {
  constructor(
    readonly holds: (expected: unknown) => boolean,
    readonly shown: string,
  ) {}
}

/** A result that cannot be computed from what a case states; it differs, with this reason. */
export class Unknown {
  constructor(readonly reason: string) {}
}

/** Differences between what is expected and what was computed, one per field; empty when they agree. */
export function differences(expected: unknown, actual: unknown, path = ""): string[] {
  if (agrees(expected, actual)) return [];
  if (Array.isArray(expected) && Array.isArray(actual) && expected.length === actual.length) {
    return expected.flatMap((item, index) => differences(item, actual[index], `${path}[${index}]`));
  }
  if (isFields(expected) && isFields(actual)) {
    return Object.keys(expected).flatMap((key) =>
      differences(expected[key], actual[key], path ? `${path}.${key}` : key),
    );
  }
  if (actual instanceof Unknown) return [`${path}: expected ${show(expected)}, but ${actual.reason}`];
  const found = actual === undefined ? "nothing" : show(actual);
  return [`${path}: expected ${show(expected)}, computed ${found}`];
}

function agrees(expected: unknown, actual: unknown): boolean {
  if (actual instanceof Condition) return actual.holds(expected);
  const number = asDecimal(expected);
  if (actual instanceof Precise) {
    if (number === null) return false;
    const text = String(expected);
    const places = text.includes(".") ? text.length - text.indexOf(".") - 1 : 0;
    return actual.value.round(places).equals(number) || actual.value.round(places, "down").equals(number);
  }
  const computed = asDecimal(actual);
  if (number !== null && computed !== null) return number.equals(computed);
  return expected === actual && typeof expected !== "object";
}

function asDecimal(value: unknown): Decimal | null {
  if (value instanceof Decimal) return value;
  if (typeof value !== "string" && typeof value !== "number") return null;
  try {
    return Decimal.parse(value);
  } catch {
    return null;
  }
}

function isFields(value: unknown): value is { [key: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Decimal);
}

function show(value: unknown): string {
  if (value instanceof Precise) return value.value.toString();
  if (value instanceof Condition) return value.shown;
  return JSON.stringify(value);
}
