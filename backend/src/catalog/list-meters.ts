import { Injectable } from "@nestjs/common";
import { Database, readCursor, toPage, type Caller, type Page } from "../platform/index.js";
import type { Meter } from "./meter.js";
import { MeterRepository } from "./meter.repository.js";
import type { MeterListQuery } from "./meter.schemas.js";

/** One page of meters, newest first. */
@Injectable()
export class ListMeters {
  constructor(
    private readonly database: Database,
    private readonly meters: MeterRepository,
  ) {}

  async execute({ environmentId }: Caller, query: MeterListQuery): Promise<Page<Meter>> {
    const list = await this.meters.list(this.database.reader, environmentId, {
      search: query.search ?? null,
      archived: query.archived,
      after: readCursor(query.cursor, 1)?.[0] ?? null,
      limit: query.limit,
    });
    return toPage(list, query.limit, (meter) => [meter.id]);
  }
}
