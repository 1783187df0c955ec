import { Injectable } from "@nestjs/common";
import type { Tx } from "../platform/index.js";
import type { RatedLineOfRun, RatedPrice } from "./rated-line.js";
import { RatingRepository } from "./rating.repository.js";

/** How other contexts read what was rated. */
@Injectable()
export class RatedLineReader {
  constructor(private readonly rating: RatingRepository) {}

  /** Whether anything was rated for a billing run. */
  async hasRun(tx: Tx, environmentId: string, runId: string): Promise<boolean> {
    return this.rating.hasRun(tx, environmentId, runId);
  }

  /** All lines of a billing run, in printing order. */
  async ofRun(tx: Tx, environmentId: string, runId: string): Promise<RatedLineOfRun[]> {
    return this.rating.linesOfRun(tx, environmentId, runId);
  }

  /** The evaluations behind a run's lines, with all they were given and their traces. */
  async evaluationsOfRun(tx: Tx, environmentId: string, runId: string): Promise<RatedPrice[]> {
    return this.rating.pricesOfRun(tx, environmentId, runId);
  }
}
