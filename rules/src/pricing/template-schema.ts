import type { Json } from "../language/runtime/value.js";
import { Decimal } from "../money/decimal.js";

/**
 * The shape of a template's parameters, as the subset of JSON Schema that a form needs. `format: "decimal"` is a decimal
 * string (a JSON number is accepted too); such values, and no others, become numbers of the rule.
 */
export type ParamSchema = {
  type: "object" | "array" | "string" | "boolean" | "integer";
  title?: string;
  description?: string;
  format?: "decimal";
  nullable?: boolean;
  /** Filled in where the value is left out. */
  default?: Json;
  enum?: readonly string[];
  minItems?: number;
  /** Least value of a decimal or an integer. */
  minimum?: string;
  items?: ParamSchema;
  properties?: Readonly<Record<string, ParamSchema>>;
  additionalProperties?: ParamSchema;
  required?: readonly string[];
};

/** One problem of a value: where, what, and what to do. */
export type ParamIssue = { path: string; message: string };

/** Every problem of a value, all at once; empty when it fits the schema. */
export function validateParams(schema: ParamSchema, value: unknown, path = "params"): ParamIssue[] {
  if (value === null) return schema.nullable ? [] : [{ path, message: "is null; give a value" }];
  switch (schema.type) {
    case "string":
      return schema.format === "decimal"
        ? decimalIssues(schema, value, path)
        : stringIssues(schema, value, path);
    case "boolean":
      return typeof value === "boolean" ? [] : [{ path, message: "must be true or false" }];
    case "integer":
      return integerIssues(schema, value, path);
    case "array":
      return arrayIssues(schema, value, path);
    case "object":
      return objectIssues(schema, value, path);
  }
}

function stringIssues(schema: ParamSchema, value: unknown, path: string): ParamIssue[] {
  if (typeof value !== "string" || value === "")
    return [{ path, message: "must be a text that is not empty" }];
  if (schema.enum && !schema.enum.includes(value)) {
    return [{ path, message: `must be one of ${schema.enum.join(", ")}` }];
  }
  return [];
}

function decimalIssues(schema: ParamSchema, value: unknown, path: string): ParamIssue[] {
  const parsed = asDecimal(value);
  if (parsed === null) return [{ path, message: 'must be a decimal such as "0.05"' }];
  if (schema.minimum !== undefined && parsed.compare(Decimal.parse(schema.minimum)) < 0) {
    return [{ path, message: `must be at least ${schema.minimum}` }];
  }
  return [];
}

function integerIssues(schema: ParamSchema, value: unknown, path: string): ParamIssue[] {
  const parsed = Number.isSafeInteger(value) ? asDecimal(value) : null;
  if (parsed === null) return [{ path, message: "must be a whole number" }];
  if (schema.minimum !== undefined && parsed.compare(Decimal.parse(schema.minimum)) < 0) {
    return [{ path, message: `must be at least ${schema.minimum}` }];
  }
  return [];
}

function arrayIssues(schema: ParamSchema, value: unknown, path: string): ParamIssue[] {
  if (!Array.isArray(value)) return [{ path, message: "must be a list" }];
  const short = value.length < (schema.minItems ?? 0);
  const own = short ? [{ path, message: `needs at least ${schema.minItems ?? 0} entries` }] : [];
  const { items } = schema;
  return items
    ? [...own, ...value.flatMap((item, index) => validateParams(items, item, `${path}[${index}]`))]
    : own;
}

function objectIssues(schema: ParamSchema, value: unknown, path: string): ParamIssue[] {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return [{ path, message: "must be an object" }];
  const issues = (schema.required ?? [])
    .filter((key) => !Object.hasOwn(value, key))
    .map((key) => ({ path: `${path}.${key}`, message: "is missing; give a value" }));
  for (const [key, entry] of Object.entries(value)) {
    const known = ownSchema(schema, key);
    if (known) issues.push(...validateParams(known, entry, `${path}.${key}`));
    else issues.push({ path: `${path}.${key}`, message: "is not a parameter of this price; remove it" });
  }
  return issues;
}

/** A copy of a value in which the schema's defaults stand where something is left out. */
export function withDefaults(schema: ParamSchema, value: Json): Json {
  if (Array.isArray(value))
    return value.map((item) => (schema.items ? withDefaults(schema.items, item) : item));
  if (typeof value !== "object" || value === null) return value;
  const filled = Object.entries(schema.properties ?? {}).filter(
    ([key, own]) => own.default !== undefined && !Object.hasOwn(value, key),
  );
  const entries = [
    ...Object.entries(value),
    ...filled.map(([key, own]): [string, Json] => [key, own.default!]),
  ];
  return Object.fromEntries(
    entries.map(([key, entry]) => {
      const known = ownSchema(schema, key);
      return [key, known ? withDefaults(known, entry) : entry];
    }),
  );
}

/** The schema of one property, or undefined when the object has no such property. */
export function ownSchema(schema: ParamSchema, key: string): ParamSchema | undefined {
  const { properties } = schema;
  return properties && Object.hasOwn(properties, key) ? properties[key] : schema.additionalProperties;
}

/** A decimal string or a finite JSON number as Decimal, anything else as null. */
export function asDecimal(value: unknown): Decimal | null {
  if (typeof value !== "string" && typeof value !== "number") return null;
  try {
    return Decimal.parse(value);
  } catch {
    return null;
  }
}
