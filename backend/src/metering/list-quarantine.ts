import { Injectable } from "@nestjs/common";
import { Database, publicId, readIdCursor, toPage, type Caller, type Page } from "../platform/index.js";
import { meteringErrors } from "./metering.errors.js";
import { QuarantineRepository, type QuarantinedEvent } from "./quarantine.repository.js";
import type { QuarantineQuery } from "./quarantine.schemas.js";

/** What is in quarantine, newest first. */
@Injectable()
export class ListQuarantine {
  constructor(
    private readonly database: Database,
    private readonly quarantine: QuarantineRepository,
  ) {}

  async execute(
    { environmentId }: Caller,
    { status, customer, code, cursor, limit }: QuarantineQuery,
  ): Promise<Page<QuarantinedEvent>> {
    const filter = {
      status,
      customer: customer ?? null,
      code: code ?? null,
      after: readIdCursor(cursor),
      limit,
    };
    return toPage(await this.quarantine.list(this.database.reader, environmentId, filter), limit, (event) => [
      event.id,
    ]);
  }

  /** Throws `quarantine.not_found`. */
  async one({ environmentId }: Caller, id: string): Promise<QuarantinedEvent> {
    const held = await this.quarantine.get(this.database.reader, environmentId, id);
    if (!held)
      throw meteringErrors("quarantine.not_found", {
        detail: `No ${publicId("qrt", id)} in this environment.`,
      });
    return held;
  }
}
