import { Injectable } from "@nestjs/common";
import type { Tx } from "../platform/index.js";
import { IngestSessions } from "./ingest-session.js";
import { readInstant } from "./intake/event-time.js";
import type { JsonObject } from "./intake/json-value.js";
import { readJson } from "./intake/read-json.js";
import type { Measure } from "./measuring/compile-meter.js";
import { Tally } from "./tally.js";
import type { MeterScope, UsageScope } from "./usage-scope.js";
import { UsageRepository, type CountedEvent, type UsageRow, type UsageSplit } from "./usage.repository.js";

/** An event whose properties do not say today what was counted of it. */
export type EventDifference = {
  /** The caller's id. */
  eventId: string;
  meterKey: string;
  /** What ingest counted; null: nothing. */
  counted: Measure | null;
  /** What its properties give now; null: nothing. */
  evaluated: Measure | null;
};

export type FromProperties = { rows: UsageRow[]; differences: EventDifference[] };

/**
 * Aggregates one meter straight from the events' properties instead of from what ingest measured. Slower by far; it serves
 * verification, and meters that are still reading past events.
 */
@Injectable()
export class AggregateProperties {
  constructor(
    private readonly usage: UsageRepository,
    private readonly sessions: IngestSessions,
  ) {}

  async execute(
    tx: Tx,
    scope: UsageScope,
    meter: MeterScope,
    split: UsageSplit,
    position: number,
  ): Promise<FromProperties> {
    const { measure } = this.sessions.compile(meter.meter);
    const tallies = new Tallies(meter.meter.aggregation, split);
    const differences: EventDifference[] = [];
    let page: CountedEvent[] = [];
    do {
      page = await this.usage.events(tx, scope, meter, page.at(-1) ?? null);
      for (const event of page) {
        const properties = readJson(event.propertiesText) as JsonObject;
        const measured = measure({ type: event.type, time: event.time, properties });
        // What a meter cannot count is among its issues; it counts for nothing here as there.
        const evaluated = "problem" in measured ? null : measured.measure;
        if (evaluated) tallies.add(evaluated, event.time);
        const counted = event.measures[meter.meter.id] ?? null;
        if (!isSame(counted, evaluated))
          differences.push({ eventId: event.eventId, meterKey: meter.meter.key, counted, evaluated });
      }
    } while (page.length > 0);
    return { rows: tallies.rows(position), differences };
  }
}

const isSame = (one: Measure | null, other: Measure | null): boolean =>
  one === null || other === null
    ? one === other
    : one.v === other.v && JSON.stringify(one.g ?? []) === JSON.stringify(other.g ?? []);

/** The same rows that the database would give: the total, and one per window, group, and group of a window. */
class Tallies {
  private readonly byKey = new Map<
    string,
    { window: number | null; groups: (string | null)[] | null; tally: Tally }
  >();
  private readonly starts: number[];

  constructor(
    private readonly aggregation: Tally["aggregation"],
    private readonly split: UsageSplit,
  ) {
    this.starts = split.boundaries.slice(0, -1).map((instant) => readInstant(instant)!);
    this.at(null, null);
  }

  add(measure: Measure, time: string): void {
    const window = this.starts.length > 1 ? this.windowOf(readInstant(time)!) : null;
    const groups =
      this.split.groupPositions.length > 0
        ? this.split.groupPositions.map((position) => measure.g?.[position] ?? null)
        : null;
    this.at(null, null).add(measure);
    if (window !== null) this.at(window, null).add(measure);
    if (groups) this.at(null, groups).add(measure);
    if (window !== null && groups) this.at(window, groups).add(measure);
  }

  rows(meter: number): UsageRow[] {
    return [...this.byKey.values()].map(({ window, groups, tally }) => ({
      meter,
      window,
      groups,
      quantity: tally.quantity,
      events: tally.events,
    }));
  }

  private at(window: number | null, groups: (string | null)[] | null): Tally {
    const key = JSON.stringify([window, groups]);
    let known = this.byKey.get(key);
    if (!known) this.byKey.set(key, (known = { window, groups, tally: new Tally(this.aggregation) }));
    return known.tally;
  }

  private windowOf(time: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle]! <= time) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
