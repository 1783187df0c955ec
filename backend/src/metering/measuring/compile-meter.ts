import type { Meter } from "../../catalog/index.js";
import { eventProblem, type EventProblem } from "../intake/event-problem.js";
import { kindOf } from "../intake/judge-event.js";
import type { JsonObject, JsonValue } from "../intake/json-value.js";
import { exactName, exactNumber } from "./exact-value.js";
import { compileExpression, type MeteredEvent } from "./expression.js";
import { propertyPath } from "./property-path.js";

/** What an event is worth to a meter: `v` its value (none for count), `g` its groups in the meter's order (none without). */
export type Measure = { v?: string; g?: (string | null)[] };

/** null: the meter's filter leaves the event out. */
export type Measured = { measure: Measure | null } | { problem: EventProblem };

export type CompiledMeter = { meter: Meter; measure(event: MeteredEvent): Measured };

type ReadValue = (event: MeteredEvent) => { value: JsonValue | undefined } | { problem: EventProblem };

/** Makes a meter's filter, value and groups into closures, once per meter and not per event. */
export function compileMeter(meter: Meter): CompiledMeter {
  const filter = meter.filter === null ? null : compileExpression(meter.filter);
  const readValue = meter.valueProperty === null ? null : valueReader(meter, meter.valueProperty);
  const readGroups = groupReader(meter);
  return {
    meter,
    measure(event) {
      if (filter) {
        const kept = filter(event);
        if ("failure" in kept)
          return { problem: uncountable(meter, null, `its filter failed: ${kept.failure}`) };
        if (kept.value === false) return { measure: null };
        if (kept.value !== true)
          return { problem: uncountable(meter, null, "its filter gave neither true nor false") };
      }
      const measure: Measure = {};
      if (readValue) {
        const read = readValue(event);
        if ("problem" in read) return read;
        const text = meter.aggregation === "unique" ? exactName(read.value) : exactNumber(read.value);
        if (text === null) return { problem: wrongValue(meter, read.value) };
        measure.v = text;
      }
      if (readGroups) {
        const groups = readGroups(event.properties);
        if (!Array.isArray(groups)) return groups;
        measure.g = groups;
      }
      return { measure };
    },
  };
}

function valueReader(meter: Meter, text: string): ReadValue {
  const path = propertyPath(text);
  if (path) return ({ properties }) => ({ value: path.read(properties) });
  const expression = compileExpression(text);
  return (event) => {
    const result = expression(event);
    if ("failure" in result)
      return { problem: uncountable(meter, null, `its value failed: ${result.failure}`) };
    return { value: result.value };
  };
}

function groupReader(
  meter: Meter,
): ((properties: JsonObject) => (string | null)[] | { problem: EventProblem }) | null {
  if (meter.groupBy.length === 0) return null;
  const paths = meter.groupBy.map((text) => {
    const path = propertyPath(text);
    if (!path) throw new Error(`"${text}" of meter ${meter.key} is no property path`);
    return path;
  });
  return (properties) => {
    const groups: (string | null)[] = [];
    for (const { field, read } of paths) {
      const value = read(properties);
      const text = value === undefined || value === null ? null : exactName(value);
      if (text === null && value !== undefined && value !== null) {
        return { problem: uncountable(meter, field, `it is split by "${field}", which is ${kindOf(value)}`) };
      }
      groups.push(text);
    }
    return groups;
  };
}

function wrongValue(meter: Meter, value: JsonValue | undefined): EventProblem {
  const path = propertyPath(meter.valueProperty ?? "");
  const field = path?.field ?? null;
  const named = field ? `"${field}"` : "its value";
  const wanted = meter.aggregation === "unique" ? "text, a number or a boolean" : "a number";
  return uncountable(
    meter,
    field,
    value === undefined ? `${named} is missing` : `${named} must be ${wanted}, not ${kindOf(value)}`,
  );
}

const uncountable = (meter: Meter, field: string | null, why: string): EventProblem =>
  eventProblem("event.not_aggregatable", field, `Meter "${meter.key}" cannot count it: ${why}.`);
