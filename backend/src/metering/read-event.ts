import { Injectable } from "@nestjs/common";
import { MeterReader } from "../catalog/index.js";
import { Database, publicId, type Caller } from "../platform/index.js";
import { EventChains } from "./event-chain.js";
import { chainToResponse } from "./event-response.js";
import { meteringErrors } from "./metering.errors.js";
import { QuarantineRepository } from "./quarantine.repository.js";

/** One event by its own id, with its history; or that it is in quarantine, and why. */
@Injectable()
export class ReadEvent {
  constructor(
    private readonly database: Database,
    private readonly chains: EventChains,
    private readonly meters: MeterReader,
    private readonly quarantine: QuarantineRepository,
  ) {}

  /** Throws `event.not_found`. */
  async execute({ environmentId }: Caller, source: string, id: string) {
    const tx = this.database.reader;
    const key = await this.chains.key(tx, environmentId, source, id);
    if (!key.isQuarantined) {
      return chainToResponse(
        await this.chains.of(tx, environmentId, key.usageId),
        await this.meters.list(tx, environmentId),
      );
    }
    const held = await this.quarantine.get(tx, environmentId, key.usageId);
    if (!held) throw meteringErrors("event.not_found");
    const { source: from, problems } = held;
    return {
      id: held.eventId,
      source: from,
      status: "quarantined" as const,
      quarantine: publicId("qrt", held.id),
      problems,
    };
  }
}
