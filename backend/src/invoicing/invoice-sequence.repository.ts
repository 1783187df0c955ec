import { Injectable } from "@nestjs/common";
import { firstRow, type Tx } from "../platform/index.js";

export type InvoiceSeries = "invoice" | "credit_note";

@Injectable()
export class InvoiceSequenceRepository {
  /**
   * The next number of a series, from 1. The counter's row stays locked until the transaction ends, so that a rollback
   * leaves no gap and nobody overtakes: take it last, and commit soon.
   */
  async next(tx: Tx, environmentId: string, series: InvoiceSeries): Promise<number> {
    const row = await firstRow<{ lastNumber: number }>(
      tx,
      `INSERT INTO invoice_sequence (environment_id, series, last_number) VALUES ($1, $2, 1)
       ON CONFLICT (environment_id, series) DO UPDATE SET last_number = invoice_sequence.last_number + 1
       RETURNING last_number`,
      [environmentId, series],
    );
    if (!row) throw new Error("an upsert without WHERE always returns its row");
    return row.lastNumber;
  }
}
