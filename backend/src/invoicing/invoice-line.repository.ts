import { Injectable } from "@nestjs/common";
import { insertRows, rows, type Tx } from "../platform/index.js";
import type { InvoiceLine } from "./invoice.js";

@Injectable()
export class InvoiceLineRepository {
  async insert(tx: Tx, lines: readonly InvoiceLine[]): Promise<void> {
    await insertRows(tx, "invoice_line", lines);
  }

  /** In printing order. */
  async ofInvoice(tx: Tx, environmentId: string, invoiceId: string): Promise<InvoiceLine[]> {
    return rows<InvoiceLine>(
      tx,
      "SELECT * FROM invoice_line WHERE environment_id = $1 AND invoice_id = $2 ORDER BY position, id",
      [environmentId, invoiceId],
    );
  }

  /** Writes what totals give to each line: its net amount, tax and, at finalisation, seal. */
  async writeTaxes(
    tx: Tx,
    environmentId: string,
    lines: readonly Pick<InvoiceLine, "id" | "netAmount" | "taxAmount" | "seal">[],
  ): Promise<void> {
    await tx.query(
      `UPDATE invoice_line l SET net_amount = t."netAmount", tax_amount = t."taxAmount", seal = t.seal
       FROM jsonb_to_recordset($2) AS t(id uuid, "netAmount" numeric, "taxAmount" numeric, seal text)
       WHERE l.environment_id = $1 AND l.id = t.id`,
      [
        environmentId,
        JSON.stringify(
          lines.map(({ id, netAmount, taxAmount, seal }) => ({ id, netAmount, taxAmount, seal })),
        ),
      ],
    );
  }

  /** Rewrites a line that a person added. */
  async rewrite(tx: Tx, line: InvoiceLine): Promise<void> {
    await tx.query(
      `UPDATE invoice_line
       SET description = $3, quantity = $4, unit_amount = $5, precise_amount = $6, amount = $7, taxable = $8
       WHERE environment_id = $1 AND id = $2 AND kind = 'one_off'`,
      [
        line.environmentId,
        line.id,
        line.description,
        line.quantity,
        line.unitAmount,
        line.preciseAmount,
        line.amount,
        line.taxable,
      ],
    );
  }

  /** Removes a line that a person added. */
  async remove(tx: Tx, environmentId: string, lineId: string): Promise<void> {
    await tx.query("DELETE FROM invoice_line WHERE environment_id = $1 AND id = $2 AND kind = 'one_off'", [
      environmentId,
      lineId,
    ]);
  }

  /**
   * Lines of an invoice whose service is on another issued invoice already, by a run of another revision (I1).
   * A voided invoice gives its service free.
   */
  async billedElsewhere(
    tx: Tx,
    environmentId: string,
    invoiceId: string,
  ): Promise<{ lineId: string; number: string }[]> {
    return rows<{ lineId: string; number: string }>(
      tx,
      // OFFSET 0 fixes the order of the joins. Of an environment younger than its statistics the planner expects one row
      // in each table, finds every order equally good, and may take one that reads all of them for each other.
      `SELECT DISTINCT l.id AS line_id, elsewhere.number
       FROM invoice_line l
       CROSS JOIN LATERAL (
         SELECT r.code, r.rated_price_id FROM rated_line r
         WHERE r.environment_id = l.environment_id AND r.id = l.rated_line_id OFFSET 0) r
       CROSS JOIN LATERAL (
         SELECT again.environment_id, again.id
         FROM rated_price p
         JOIN rated_price again ON again.environment_id = p.environment_id
           AND again.subscription_id = p.subscription_id AND again.price_id = p.price_id AND again.kind = p.kind
           AND again.period_start = p.period_start AND again.period_end = p.period_end
           AND again.correction = p.correction AND again.revision <> p.revision
         WHERE p.environment_id = l.environment_id AND p.id = r.rated_price_id OFFSET 0) again
       CROSS JOIN LATERAL (
         SELECT other.number
         FROM rated_line r2
         JOIN invoice_line l2 ON l2.environment_id = r2.environment_id AND l2.rated_line_id = r2.id
         JOIN invoice other ON other.environment_id = l2.environment_id AND other.id = l2.invoice_id
         WHERE r2.environment_id = again.environment_id AND r2.rated_price_id = again.id AND r2.code = r.code
           AND other.id <> $2 AND other.status IN ('open', 'paid', 'uncollectible') OFFSET 0) elsewhere
       WHERE l.environment_id = $1 AND l.invoice_id = $2`,
      [environmentId, invoiceId],
    );
  }
}
