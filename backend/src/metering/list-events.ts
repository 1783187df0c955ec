import { Injectable } from "@nestjs/common";
import { MeterReader } from "../catalog/index.js";
import { CustomerReader } from "../customers/index.js";
import { Database, mapPage, readCursor, toPage, type Caller, type Page } from "../platform/index.js";
import { EventHistoryRepository } from "./event-history.repository.js";
import { eventToResponse, type EventResponse } from "./event-response.js";
import type { EventListQuery } from "./event.schemas.js";

/** Accepted events, newest first: of a customer by their time, else by receipt. */
@Injectable()
export class ListEvents {
  constructor(
    private readonly database: Database,
    private readonly customers: CustomerReader,
    private readonly meters: MeterReader,
    private readonly history: EventHistoryRepository,
  ) {}

  async execute({ environmentId }: Caller, query: EventListQuery): Promise<Page<EventResponse>> {
    const tx = this.database.reader;
    const customer =
      query.customer === undefined ? null : await this.customers.resolve(tx, environmentId, query.customer);
    const meters = await this.meters.list(tx, environmentId);
    const after = readCursor(query.cursor, 2);
    const events = await this.history.list(tx, environmentId, {
      customerId: customer?.id ?? null,
      type: query.type ?? null,
      start: query.start ?? null,
      end: query.end ?? null,
      unmatchedBut: query.unmatched === "true" ? meters.map((meter) => meter.eventType) : null,
      after: after && { time: after[0]!, id: after[1]! },
      limit: query.limit,
    });
    return mapPage(
      toPage(events, query.limit, (event) => [event.time, event.id]),
      (event) => eventToResponse(event, meters),
    );
  }
}
