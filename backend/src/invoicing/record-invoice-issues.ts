import { Injectable } from "@nestjs/common";
import type { Instant } from "@atlas/rules";
import { Database } from "../platform/index.js";
import type { InvoiceIssue } from "./check-invoice.js";
import { InvoiceIssueRepository } from "./invoice-issue.repository.js";

/**
 * Keeps on record why an invoice could not be issued, replacing what was recorded before. It uses a transaction of its own,
 * since the one that found the issues is about to be rolled back by the error that tells of them; that one must not hold
 * a lock on the invoice's row that a foreign key check would wait for.
 */
@Injectable()
export class RecordInvoiceIssues {
  constructor(
    private readonly database: Database,
    private readonly issues: InvoiceIssueRepository,
  ) {}

  async execute(
    environmentId: string,
    invoiceId: string,
    found: readonly InvoiceIssue[],
    at: Instant,
  ): Promise<void> {
    await this.database.transaction(async (tx) => {
      await this.issues.resolve(tx, environmentId, invoiceId, at);
      await this.issues.open(tx, environmentId, invoiceId, found, at);
    });
  }
}
