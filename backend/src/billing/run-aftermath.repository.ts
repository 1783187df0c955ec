import type { Instant } from "@atlas/rules";
import { Injectable } from "@nestjs/common";
import { firstRow, rows, type Tx } from "../platform/index.js";

export type InvoiceMail = {
  id: string;
  template: string;
  subject: string;
  status: "queued" | "sending" | "sent" | "failed";
  attempts: number;
  lastError: string | null;
  createdAt: Instant;
};

export type OpenCollection = {
  id: string;
  status: "active" | "paused" | "finished";
  step: string;
  nextAt: Instant | null;
  outcome: string | null;
  createdAt: Instant;
  finishedAt: Instant | null;
};

/** What followed a run on its invoice: mails, and the collection case where it was not paid at once. */
@Injectable()
export class RunAftermathRepository {
  async mails(tx: Tx, environmentId: string, invoiceId: string): Promise<InvoiceMail[]> {
    return rows<InvoiceMail>(
      tx,
      `SELECT id, template, subject, status, attempts, last_error, created_at FROM mail
       WHERE environment_id = $1 AND split_part(dedupe_key, '/', 2) = $2 AND split_part(dedupe_key, '/', 1) IN ('invoice', 'collection')
       ORDER BY id`,
      [environmentId, invoiceId],
    );
  }

  async collection(tx: Tx, environmentId: string, invoiceId: string): Promise<OpenCollection | null> {
    return firstRow<OpenCollection>(
      tx,
      `SELECT id, status, step, next_at, outcome, created_at, finished_at FROM collection_case
       WHERE environment_id = $1 AND invoice_id = $2`,
      [environmentId, invoiceId],
    );
  }
}
