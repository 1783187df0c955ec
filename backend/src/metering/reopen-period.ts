import { Injectable } from "@nestjs/common";
import type { Tx } from "../platform/index.js";
import { UsageCloseRepository } from "./usage-close.repository.js";

/**
 * Takes back the close of a billing run of which nothing was rated yet, so that its usage is frozen anew: what was amended,
 * voided or sent while the run stood blocked then belongs to its own period.
 */
@Injectable()
export class ReopenPeriod {
  constructor(private readonly closes: UsageCloseRepository) {}

  /** In the caller's transaction, which holds the customer's lock. A run without a close is left alone. */
  async execute(tx: Tx, environmentId: string, runId: string): Promise<void> {
    await this.closes.remove(tx, environmentId, runId);
  }
}
