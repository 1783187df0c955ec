import {
  isCurrency,
  ruleFromTemplate,
  type PriceDefinition,
  type RoundingMode,
  type TemplateKey,
  type TemplateOptions,
} from "@atlas/rules";
import { fieldsOf, readJson, type Fields } from "./read-json.js";
import { InputError } from "./usage-error.js";

/**
 * Reads a price: `{ "currency": "EUR", "ruleText": "…", "params": { … } }`, or with a standard model in place of the text:
 * `{ "currency": "EUR", "template": "per_unit", "meter": "api_calls", "params": { "unitAmount": "0.05" } }`.
 */
export function readPrice(path: string): PriceDefinition {
  const fields = fieldsOf(readJson(path), path);
  const { currency } = fields;
  if (typeof currency !== "string" || !isCurrency(currency)) {
    throw new InputError(`${path}: "currency" must be an ISO 4217 code such as EUR`);
  }
  const key = text(fields, "key", "price");
  const head = { key, name: text(fields, "name", key), currency, ...rounding(fields) };
  const params = fieldsOf(fields["params"] ?? {}, `${path}: "params"`);
  const tables = fields["tables"] === undefined ? {} : { tables: fields["tables"] };
  if (typeof fields["ruleText"] === "string")
    return { ...head, ...tables, ruleText: fields["ruleText"], params };
  if (typeof fields["template"] !== "string") {
    throw new InputError(`${path}: give "ruleText", or "template" with the name of a standard price model`);
  }
  const options = { ...templateOptions(fields, key), params };
  return { ...head, ...ruleFromTemplate(fields["template"] as TemplateKey, options) };
}

function templateOptions(fields: Fields, key: string): Omit<TemplateOptions, "params"> {
  return {
    rule: key,
    code: text(fields, "code", key),
    description: text(fields, "description", text(fields, "name", key)),
    ...(typeof fields["meter"] === "string" ? { meter: fields["meter"] } : {}),
    ...(typeof fields["prorate"] === "boolean" ? { prorate: fields["prorate"] } : {}),
    ...(typeof fields["mode"] === "string"
      ? { mode: fields["mode"] as NonNullable<TemplateOptions["mode"]> }
      : {}),
    ...(typeof fields["convertRounding"] === "string"
      ? { convertRounding: fields["convertRounding"] as NonNullable<TemplateOptions["convertRounding"]> }
      : {}),
  };
}

const modes: readonly string[] = ["half-up", "half-down", "half-even", "up", "down", "ceiling", "floor"];

function rounding(fields: Fields): { rounding?: RoundingMode } {
  const mode = fields["rounding"];
  if (mode === undefined) return {};
  if (typeof mode === "string" && modes.includes(mode)) return { rounding: mode as RoundingMode };
  throw new InputError(`"rounding" must be one of ${modes.join(", ")}`);
}

function text(fields: Fields, name: string, otherwise: string): string {
  const value = fields[name];
  return typeof value === "string" && value !== "" ? value : otherwise;
}
