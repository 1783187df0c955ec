import { Injectable } from "@nestjs/common";
import type { z } from "zod";
import { MeterReader, type Meter } from "../catalog/index.js";
import { Clock, Database, publicId } from "../platform/index.js";
import { EventTypesRepository, type SampleProperty, type SeenType } from "./event-types.repository.js";
import type { EventType, eventTypesResponse } from "./event-types.schemas.js";

const DAYS_34 = 34 * 86_400_000;

/** The types of event that were received lately, what counts them, and what they look like. */
@Injectable()
export class ListEventTypes {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly meters: MeterReader,
    private readonly repository: EventTypesRepository,
  ) {}

  async execute(environmentId: string): Promise<z.infer<typeof eventTypesResponse>> {
    const tx = this.database.reader;
    const asOf = await this.clock.now(environmentId);
    const firstDay = new Date(Date.parse(asOf) - DAYS_34).toISOString().slice(0, 10);
    const seen = await this.repository.seen(tx, environmentId, firstDay);
    const ids = seen.flatMap(({ lastUsageId }) => (lastUsageId === null ? [] : [lastUsageId]));
    const properties = await this.repository.properties(tx, environmentId, ids);
    const meters = (await this.meters.list(tx, environmentId)).filter((meter) => meter.archivedAt === null);
    const known = new Set(seen.map(({ type }) => type));
    const unseen = [...new Set(meters.map((meter) => meter.eventType))]
      .filter((type) => !known.has(type))
      .sort();
    return {
      asOf,
      data: [...seen, ...unseen.map(unseenType)].map((type) => present(type, meters, properties)),
    };
  }
}

const unseenType = (type: string): SeenType => ({
  type,
  events: 0,
  unmatched: 0,
  duplicates: 0,
  quarantined: 0,
  conflicts: 0,
  lastAt: null,
  lastUsageId: null,
});

function present(
  { lastUsageId, ...counts }: SeenType,
  meters: readonly Meter[],
  properties: readonly SampleProperty[],
): EventType {
  return {
    ...counts,
    meters: meters
      .filter((meter) => meter.eventType === counts.type)
      .map(({ id, key, name }) => ({ id: publicId("mtr", id), key, name })),
    properties: properties
      .filter(({ id }) => id === lastUsageId)
      .map(({ name, type, example }) => ({ name, type, example })),
  };
}
