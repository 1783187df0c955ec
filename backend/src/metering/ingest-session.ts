import { Injectable } from "@nestjs/common";
import { MeterReader, type Meter } from "../catalog/index.js";
import { SettingsReader } from "../identity/index.js";
import { Clock, type Tx } from "../platform/index.js";
import { readInstant, type Micros } from "./intake/event-time.js";
import { IngestSessionRepository, type WrittenBy } from "./ingest-session.repository.js";
import { compileMeter, type CompiledMeter } from "./measuring/compile-meter.js";
import { byEventType, type MetersByType } from "./measuring/measure-event.js";

/** What one transaction that writes events knows; it holds the lock that makes its meters complete. */
export type IngestSession = {
  environmentId: string;
  now: Micros;
  meters: MetersByType;
  acceptPastDays: number;
  writtenBy: WrittenBy;
};

const MOST_COMPILED = 10_000;

/** Opens the part of a transaction in which events are judged and written. */
@Injectable()
export class IngestSessions {
  // What a meter counts never changes, so it is compiled once.
  private readonly compiled = new Map<string, CompiledMeter>();

  constructor(
    private readonly repository: IngestSessionRepository,
    private readonly meterReader: MeterReader,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
  ) {}

  async open(tx: Tx, environmentId: string): Promise<IngestSession> {
    // First of all: meters read after this are every meter that does not itself read what is written here.
    await this.repository.shareMeters(tx, environmentId);
    const meters = await this.meterReader.list(tx, environmentId);
    const settings = await this.settings.get(tx, environmentId);
    const now = readInstant(await this.clock.now(environmentId, tx));
    if (now === null) throw new Error("the clock shows no instant");
    return {
      environmentId,
      now,
      meters: byEventType(meters.map((meter) => this.compile(meter))),
      acceptPastDays: settings.metering.acceptPastDays,
      writtenBy: await this.repository.writtenBy(tx),
    };
  }

  /** A meter's closures, made when it is first seen. */
  compile(meter: Meter): CompiledMeter {
    const known = this.compiled.get(meter.id);
    if (known) return known;
    if (this.compiled.size >= MOST_COMPILED) this.compiled.clear();
    const compiled = compileMeter(meter);
    this.compiled.set(meter.id, compiled);
    return compiled;
  }
}
