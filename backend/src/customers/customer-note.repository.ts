import type { Instant } from "@atlas/rules";
import { Injectable } from "@nestjs/common";
import { affectedRows, firstRow, rows, type Actor, type Tx } from "../platform/index.js";

export type CustomerNote = {
  environmentId: string;
  id: string;
  customerId: string;
  text: string;
  authorKind: Actor["kind"];
  authorId: string;
  createdAt: Instant;
};

/** The SQL of notes. */
@Injectable()
export class CustomerNoteRepository {
  async insert(tx: Tx, note: CustomerNote): Promise<void> {
    await tx.query(
      `INSERT INTO customer_note (environment_id, id, customer_id, text, author_kind, author_id, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [
        note.environmentId,
        note.id,
        note.customerId,
        note.text,
        note.authorKind,
        note.authorId,
        note.createdAt,
      ],
    );
  }

  async of(tx: Tx, environmentId: string, customerId: string, id: string): Promise<CustomerNote | null> {
    return firstRow(
      tx,
      "SELECT * FROM customer_note WHERE environment_id = $1 AND customer_id = $2 AND id = $3",
      [environmentId, customerId, id],
    );
  }

  /** False when somebody else was faster. */
  async delete(tx: Tx, { environmentId, id }: CustomerNote): Promise<boolean> {
    const deleted = await affectedRows(
      tx,
      "DELETE FROM customer_note WHERE environment_id = $1 AND id = $2",
      [environmentId, id],
    );
    return deleted === 1;
  }

  /** Newest first; `limit + 1` rows. */
  async list(
    tx: Tx,
    environmentId: string,
    customerId: string,
    page: { before: string | null; limit: number },
  ): Promise<CustomerNote[]> {
    return rows(
      tx,
      `SELECT * FROM customer_note WHERE environment_id = $1 AND customer_id = $2 AND ($3::uuid IS NULL OR id < $3)
       ORDER BY id DESC LIMIT $4`,
      [environmentId, customerId, page.before, page.limit + 1],
    );
  }
}
