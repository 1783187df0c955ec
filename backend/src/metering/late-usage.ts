import { Injectable } from "@nestjs/common";
import type { Tx } from "../platform/index.js";
import type { UsageClose } from "./usage-close.js";
import { UsageCloseRepository } from "./usage-close.repository.js";
import type { Watermark } from "./watermark.js";

/** Finds what came after a period was closed: late events, and amendments, voids and reverts of counted ones. */
@Injectable()
export class LateUsage {
  constructor(private readonly closes: UsageCloseRepository) {}

  /**
   * Closed periods of a subscription, oldest first, that `upTo` may show differently than their close did. Reading one anew
   * at `upTo` tells by how much, which can be nothing.
   */
  async closesWithLateEvents(
    tx: Tx,
    environmentId: string,
    subscriptionId: string,
    upTo: Watermark,
  ): Promise<UsageClose[]> {
    const late: UsageClose[] = [];
    for (const close of await this.closes.standing(tx, environmentId, subscriptionId)) {
      if (await this.closes.hasLateUsage(tx, close, upTo)) late.push(close);
    }
    return late;
  }
}
