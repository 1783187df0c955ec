import { Injectable } from "@nestjs/common";
import type { Tx } from "../platform/index.js";
import type { UsageClose } from "./usage-close.js";
import { UsageCloseRepository } from "./usage-close.repository.js";

/** How other contexts read closes. */
@Injectable()
export class UsageCloseReader {
  constructor(private readonly closes: UsageCloseRepository) {}

  /** The close of a billing run, or null before it closed anything. */
  async get(tx: Tx, environmentId: string, runId: string): Promise<UsageClose | null> {
    return this.closes.get(tx, environmentId, runId);
  }
}
