import { compile, RuleSyntaxError } from "@atlas/rules";
import type { FieldError } from "../platform/index.js";
import type { MeterTerms } from "./meter.js";
import { syntaxErrors } from "./read-rule.js";

/** What a meter's expressions may read of an event. */
const EVENT_FIELDS = new Set(["type", "time", "properties"]);
const propertyPath = /^[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*$/;

/** Every error in a meter's filter and value, with its span. */
export function checkMeter({
  filter,
  valueProperty,
}: Pick<MeterTerms, "filter" | "valueProperty">): FieldError[] {
  return [
    ...(filter === null ? [] : expressionErrors("filter", filter)),
    // A path is read from the properties as it is, whatever its name would mean in an expression.
    ...(valueProperty === null || propertyPath.test(valueProperty)
      ? []
      : expressionErrors("valueProperty", valueProperty)),
  ];
}

function expressionErrors(field: string, text: string): FieldError[] {
  try {
    const { freeVariables, inputRoots } = compile(text);
    return [
      ...freeVariables.map((name) => ({
        field,
        code: "unknown_variable",
        message: `$${name} is not defined; read the event's type, time or properties.`,
        ...spanOf(text, `$${name}`),
      })),
      ...inputRoots
        .filter((name) => !EVENT_FIELDS.has(name))
        .map((name) => ({
          field,
          code: "unknown_field",
          message: `An event has no "${name}"; read its type, time or properties.${name}.`,
          ...spanOf(text, name),
        })),
    ];
  } catch (error) {
    if (error instanceof RuleSyntaxError) return syntaxErrors(error, field);
    throw error;
  }
}

function spanOf(text: string, part: string): { span?: { start: number; end: number } } {
  const start = text.indexOf(part);
  return start < 0 ? {} : { span: { start, end: start + part.length } };
}
