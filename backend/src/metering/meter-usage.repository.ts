import { Injectable } from "@nestjs/common";
import { firstRow, type Tx } from "../platform/index.js";

/** The SQL that tells whether a meter has counted anything. */
@Injectable()
export class MeterUsageRepository {
  /** Looks through the environment's events until it finds one; deleting a meter is rare enough for that. */
  async isUsed(tx: Tx, environmentId: string, meterId: string, eventType: string): Promise<boolean> {
    const row = await firstRow<{ isUsed: boolean }>(
      tx,
      "SELECT EXISTS (SELECT 1 FROM usage_event WHERE environment_id = $1 AND type = $2 AND measures ? $3::text) AS is_used",
      [environmentId, eventType, meterId],
    );
    return row!.isUsed;
  }
}
