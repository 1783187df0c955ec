import { Injectable } from "@nestjs/common";
import { MeterReader } from "../catalog/index.js";
import { AtlasError, Database, failpoint, type Tx } from "../platform/index.js";
import { IngestSessionRepository } from "./ingest-session.repository.js";
import { IngestSessions } from "./ingest-session.js";
import type { JsonObject } from "./intake/json-value.js";
import { readJson } from "./intake/read-json.js";
import type { CompiledMeter } from "./measuring/compile-meter.js";
import { MeterIssueRepository, type MeterIssue } from "./meter-issue.repository.js";
import { MeterReadingRepository, type MeterReading } from "./meter-reading.repository.js";

const BATCH = 2_000;

/**
 * Lets a new meter count the events that were there before it. Every writer either knows the meter, or has committed what it
 * wrote before the reading's end is fixed: no event falls between. Until it has finished, usage of the meter is read from the
 * properties instead. Resumes where a crash left it.
 */
@Injectable()
export class ReadPastEvents {
  constructor(
    private readonly database: Database,
    private readonly meters: MeterReader,
    private readonly sessions: IngestSessions,
    private readonly writers: IngestSessionRepository,
    private readonly readings: MeterReadingRepository,
    private readonly issues: MeterIssueRepository,
  ) {}

  async execute(environmentId: string, meterId: string): Promise<void> {
    const compiled = await this.compile(environmentId, meterId);
    if (!compiled) return;
    await this.database.transaction(async (tx) => {
      await this.writers.awaitWriters(tx, environmentId);
      await this.readings.begin(tx, environmentId, meterId);
    });
    let isDone = false;
    while (!isDone) {
      isDone = await this.database.transaction((tx) => this.readBatch(tx, environmentId, compiled));
      await failpoint("meter_reading.after_batch", environmentId);
    }
  }

  // A meter that was deleted meanwhile has nothing to read.
  private async compile(environmentId: string, meterId: string): Promise<CompiledMeter | null> {
    try {
      return this.sessions.compile(await this.meters.get(this.database.reader, environmentId, meterId));
    } catch (error) {
      if (error instanceof AtlasError && error.code === "meter.not_found") return null;
      throw error;
    }
  }

  private async readBatch(
    tx: Tx,
    environmentId: string,
    { meter, measure }: CompiledMeter,
  ): Promise<boolean> {
    const reading = await this.readings.lock(tx, environmentId, meter.id);
    if (!reading || reading.finishedAt !== null) return true;
    const events = await this.readings.next(tx, reading, meter.eventType, BATCH);
    const measured: { id: string; measure: string }[] = [];
    const issues: Pick<MeterIssue, "usageId" | "eventId" | "problem">[] = [];
    for (const { id, eventId, time, propertiesText } of events) {
      const result = measure({
        type: meter.eventType,
        time,
        properties: readJson(propertiesText) as JsonObject,
      });
      if ("problem" in result) issues.push({ usageId: id, eventId, problem: result.problem });
      else if (result.measure) measured.push({ id, measure: JSON.stringify(result.measure) });
    }
    await this.readings.addMeasures(tx, environmentId, meter.id, measured);
    await this.issues.keep(tx, environmentId, meter.id, issues);
    return this.advance(tx, reading, events);
  }

  private async advance(tx: Tx, reading: MeterReading, events: readonly { id: string }[]): Promise<boolean> {
    const last = events.at(-1);
    if (last) await this.readings.advance(tx, reading, last.id, events.length);
    const isDone = events.length < BATCH;
    if (isDone) await this.readings.finish(tx, reading);
    return isDone;
  }
}
