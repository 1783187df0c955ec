import { Injectable } from "@nestjs/common";
import { MeterReader, type Meter } from "../catalog/index.js";
import { Database, publicId } from "../platform/index.js";
import type { Months } from "./calendar-months.js";
import { IngestCountsRepository } from "./ingest-counts.repository.js";
import { MeterDaysRepository, type MeterDay, type MeterRange } from "./meter-days.repository.js";
import type { Overview } from "./overview.schemas.js";
import { RecentAnswers } from "./recent-answers.js";

const MOST_METERS = 6;
/** Late events change the month before; nobody watches for that by the second. */
const PREVIOUS_KEPT_MS = 60_000;

/** The usage of the meters with most events, day by day, beside the month before. */
@Injectable()
export class ReadMeterDays {
  private readonly current = new RecentAnswers<MeterDay[]>();
  private readonly previous = new RecentAnswers<MeterDay[]>(PREVIOUS_KEPT_MS);

  constructor(
    private readonly database: Database,
    private readonly meters: MeterReader,
    private readonly counts: IngestCountsRepository,
    private readonly meterDays: MeterDaysRepository,
  ) {}

  async execute(environmentId: string, months: Months): Promise<Overview["topMeters"]> {
    const meters = await this.busiest(environmentId, months);
    if (meters.length === 0) return [];
    const names = meters.map((meter) => meter.id).join();
    const read = (range: MeterRange) => () =>
      this.meterDays.byDay(this.database.reader, environmentId, meters, range);
    // By the hour, so that the month before is not read anew with every second.
    const before = `${months.previousPoint.slice(0, 13)}:00:00.000Z`;
    const [now, then] = await Promise.all([
      this.current.get(
        `${environmentId}/${months.start}/${names}`,
        read({ from: months.start, to: months.end, before: months.end }),
      ),
      this.previous.get(
        `${environmentId}/${before}/${names}`,
        read({ from: months.previousStart, to: months.start, before }),
      ),
    ]);
    return meters.map((meter) => present(meter, months, ofMeter(now, meter), ofMeter(then, meter)));
  }

  private async busiest(environmentId: string, months: Months): Promise<Meter[]> {
    const tx = this.database.reader;
    const all = await this.meters.list(tx, environmentId);
    const events = await this.counts.typesOf(tx, environmentId, months.previousStart, months.days.at(-1)!);
    const eventsOf = (meter: Meter): number => events.get(meter.eventType) ?? 0;
    return all
      .filter((meter) => meter.archivedAt === null)
      .sort((one, other) => eventsOf(other) - eventsOf(one))
      .slice(0, MOST_METERS);
  }
}

type DaysOfMeter = { total: MeterDay | undefined; byDay: Map<string | null, string> };

function ofMeter(days: readonly MeterDay[], meter: Meter): DaysOfMeter {
  const own = days.filter((day) => day.meterId === meter.id);
  return {
    total: own.find((day) => day.day === null),
    byDay: new Map(own.map((day) => [day.day, day.quantity])),
  };
}

function present(
  meter: Meter,
  months: Months,
  now: DaysOfMeter,
  then: DaysOfMeter,
): Overview["topMeters"][number] {
  return {
    id: publicId("mtr", meter.id),
    key: meter.key,
    name: meter.name,
    aggregation: meter.aggregation,
    unit: meter.unit,
    events: now.total?.events ?? 0,
    quantity: now.total?.quantity ?? "0",
    previousQuantity: then.total?.quantityBefore ?? "0",
    days: months.days.map((date, index) => {
      const previous = months.previousDays[index];
      return {
        date,
        quantity: date > months.today ? null : (now.byDay.get(date) ?? "0"),
        previousQuantity: previous === undefined ? null : (then.byDay.get(previous) ?? "0"),
      };
    }),
  };
}
