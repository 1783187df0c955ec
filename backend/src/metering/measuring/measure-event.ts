import type { EventProblem } from "../intake/event-problem.js";
import type { CompiledMeter, Measure } from "./compile-meter.js";
import type { MeteredEvent } from "./expression.js";

/** An event's worth to every meter that counts it. */
export type Measures = { meterId: string; measure: Measure }[];

/** With why other meters cannot count it. Nothing is half counted. */
export type Measurement = { measures: Measures; problems: EventProblem[] };

/** Compiled meters by the event type they count. */
export type MetersByType = ReadonlyMap<string, readonly CompiledMeter[]>;

export function byEventType(meters: readonly CompiledMeter[]): MetersByType {
  const byType = new Map<string, CompiledMeter[]>();
  for (const compiled of meters) {
    const list = byType.get(compiled.meter.eventType);
    if (list) list.push(compiled);
    else byType.set(compiled.meter.eventType, [compiled]);
  }
  return byType;
}

/** Evaluates all meters of the event's type. */
export function measureEvent(meters: MetersByType, event: MeteredEvent): Measurement {
  const measures: Measures = [];
  const problems: EventProblem[] = [];
  for (const { meter, measure } of meters.get(event.type) ?? []) {
    const measured = measure(event);
    if ("problem" in measured) problems.push(measured.problem);
    else if (measured.measure) measures.push({ meterId: meter.id, measure: measured.measure });
  }
  return { measures, problems };
}

/** The jsonb of measures. */
export function measuresText(measures: Measures): string {
  let text = "{";
  for (const { meterId, measure } of measures) {
    const { v, g } = measure;
    text += `${text.length > 1 ? "," : ""}"${meterId}":{`;
    if (v !== undefined) text += `"v":${JSON.stringify(v)}`;
    if (g !== undefined) text += `${v === undefined ? "" : ","}"g":${JSON.stringify(g)}`;
    text += "}";
  }
  return `${text}}`;
}
