import { Module } from "@nestjs/common";
import { LedgerController } from "./ledger.controller.js";
import { LedgerRepository } from "./ledger.repository.js";
import { ListTransactions } from "./list-transactions.js";
import { PostTransaction } from "./post-transaction.js";
import { ReadBalances } from "./read-balances.js";

@Module({
  controllers: [LedgerController],
  providers: [LedgerRepository, PostTransaction, ListTransactions, ReadBalances],
  exports: [PostTransaction],
})
export class LedgerModule {}
