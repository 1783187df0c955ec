import { Injectable } from "@nestjs/common";
import { Database, readCursor, toPage, type Page, type PageQuery } from "../platform/index.js";
import { LedgerRepository, type TransactionRow } from "./ledger.repository.js";

export type TransactionQuery = PageQuery & {
  account?: string | undefined;
  customer?: string | undefined;
  reference?: string | undefined;
};

@Injectable()
export class ListTransactions {
  constructor(
    private readonly database: Database,
    private readonly ledger: LedgerRepository,
  ) {}

  /** Transactions of an environment with their entries, newest first. */
  async execute(environmentId: string, query: TransactionQuery): Promise<Page<TransactionRow>> {
    const found = await this.ledger.list(this.database.reader, environmentId, {
      account: query.account ?? null,
      customerId: query.customer ?? null,
      referenceId: query.reference ?? null,
      before: readCursor(query.cursor, 1)?.[0] ?? null,
      limit: query.limit,
    });
    return toPage(found, query.limit, (row) => [row.id]);
  }
}
