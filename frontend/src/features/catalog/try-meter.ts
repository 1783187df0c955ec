import {
  compile,
  isDecimal,
  parse,
  RuleRuntimeError,
  RuleSyntaxError,
  type Json,
  type ValueObject,
  toPlain,
} from "@atlas/rules";
import { exactJson } from "../../api/exact-json.js";
import type { EventListResponse, MeterCreateData } from "../../api/generated/index.js";

/** What a meter counts, as the form holds it: absent expressions are empty texts. */
export type MeterDefinition = {
  eventType: string;
  aggregation: MeterCreateData["body"]["aggregation"];
  filter: string;
  valueProperty: string;
  groupBy: string[];
};
type UsageEvent = EventListResponse["data"][number];
export type Trial = { counts: true; value: string; groups: string } | { counts: false; why: string };

/** What is wrong with an expression, all at once; null for one that can be used, or for none. */
export function expressionError(text: string): string | null {
  if (text.trim() === "") return null;
  const { diagnostics } = parse(text);
  return diagnostics.length > 0 ? diagnostics.map(({ message }) => message).join(" ") : null;
}

/** What a meter would count of one event, by the engine that will count it. */
export function tryMeter(meter: MeterDefinition, event: UsageEvent): Trial {
  try {
    const filter = meter.filter.trim();
    if (filter && evaluate(filter, event) !== true)
      return { counts: false, why: "left out by the condition" };
    const groups = meter.groupBy.map((path) => textOf(read(event.properties, path))).join(" × ");
    if (meter.aggregation === "count") return { counts: true, value: "1", groups };
    const value = valueOf(meter.valueProperty.trim(), event);
    if (value === undefined || value === null) return { counts: false, why: `has no ${meter.valueProperty}` };
    const isNumber =
      typeof value === "number" ||
      isDecimal(value) ||
      (typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value));
    if (meter.aggregation !== "unique" && !isNumber)
      return { counts: false, why: `${meter.valueProperty} is ${textOf(value)}, which is no number` };
    return { counts: true, value: textOf(value), groups };
  } catch (error) {
    if (error instanceof RuleRuntimeError || error instanceof RuleSyntaxError)
      return { counts: false, why: error.message };
    throw error;
  }
}

const PATH = /^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*$/;

function valueOf(expression: string, event: UsageEvent): Json | undefined {
  if (expression === "") return undefined;
  return PATH.test(expression) ? read(event.properties, expression) : evaluate(expression, event);
}

function evaluate(expression: string, { type, time, properties }: UsageEvent): Json | undefined {
  // Properties come from JSON, so they are values of the engine.
  const input = { type, time, properties: properties as ValueObject };
  return toPlain(compile(expression).evaluate(input));
}

function read(properties: UsageEvent["properties"], path: string): Json | undefined {
  let value: unknown = properties;
  for (const part of path.split(".")) {
    value =
      typeof value === "object" && value !== null ? (value as Record<string, unknown>)[part] : undefined;
  }
  return value as Json | undefined;
}

const textOf = (value: Json | undefined): string =>
  typeof value === "string" ? value : value === undefined || value === null ? "none" : exactJson(value);
