import { Injectable } from "@nestjs/common";
import { firstRow, rows, type Tx } from "../platform/index.js";

@Injectable()
export class ProviderEventRepository {
  async has(tx: Tx, provider: string, eventId: string): Promise<boolean> {
    return (
      (await firstRow(tx, "SELECT event_id FROM provider_event WHERE provider = $1 AND event_id = $2", [
        provider,
        eventId,
      ])) !== null
    );
  }

  /** False when another delivery took effect meanwhile. */
  async insert(tx: Tx, provider: string, eventId: string, type: string): Promise<boolean> {
    const inserted = await rows(
      tx,
      "INSERT INTO provider_event (provider, event_id, type) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING event_id",
      [provider, eventId, type],
    );
    return inserted.length > 0;
  }
}
