import { Injectable } from "@nestjs/common";
import type { Tx } from "../database/database.js";

export type OutboxMessage = {
  /** null for what stands above environments (invitations, password resets). */
  environmentId: string | null;
  aggregate: { type: string; id: string };
  type: string;
  payload: Record<string, unknown>;
};

export const OUTBOX_CHANNEL = "atlas_outbox";

/** Writes events in the caller's transaction: they exist exactly if the change they tell of does. */
@Injectable()
export class Outbox {
  async append(tx: Tx, message: OutboxMessage): Promise<void> {
    // The notification wakes the dispatcher at commit; it polls as well, so a lost one costs a second, not an event.
    await tx.query(
      `WITH added AS (
         INSERT INTO outbox_event (environment_id, aggregate_type, aggregate_id, type, payload) VALUES ($1, $2, $3, $4, $5))
       SELECT pg_notify('${OUTBOX_CHANNEL}', '')`,
      [
        message.environmentId,
        message.aggregate.type,
        message.aggregate.id,
        message.type,
        JSON.stringify(message.payload),
      ],
    );
  }
}
