import { Injectable } from "@nestjs/common";
import { Database } from "../platform/index.js";
import { LedgerRepository, type BalanceRow } from "./ledger.repository.js";

@Injectable()
export class ReadBalances {
  constructor(
    private readonly database: Database,
    private readonly ledger: LedgerRepository,
  ) {}

  /** The trial balance: per currency, the balances of all accounts sum to zero. */
  async execute(environmentId: string, customerId: string | null): Promise<BalanceRow[]> {
    return this.ledger.balances(this.database.reader, environmentId, customerId);
  }
}
