import { Controller, Get, Query } from "@nestjs/common";
import { ApiOperation, ApiTags } from "@nestjs/swagger";
import type { z } from "zod";
import { CurrentCaller, mapPage, Requires, Responds, type Caller } from "../platform/index.js";
import { presentTransaction } from "./ledger.presenter.js";
import { balanceQuery, balancesSchema, transactionPageSchema, transactionQuery } from "./ledger.schemas.js";
import { ListTransactions } from "./list-transactions.js";
import { ReadBalances } from "./read-balances.js";

@ApiTags("Ledger")
@Controller("v1/ledger")
export class LedgerController {
  constructor(
    private readonly listTransactions: ListTransactions,
    private readonly readBalances: ReadBalances,
  ) {}

  @Get("transactions")
  @ApiOperation({ summary: "List ledger transactions" })
  @Requires("ledger:read")
  @Responds(200, transactionPageSchema, "Transactions with their entries, newest first.")
  async transactions(
    @CurrentCaller() caller: Caller,
    @Query({ schema: transactionQuery }) query: z.infer<typeof transactionQuery>,
  ): Promise<z.infer<typeof transactionPageSchema>> {
    return mapPage(await this.listTransactions.execute(caller.environmentId, query), presentTransaction);
  }

  @Get("balances")
  @ApiOperation({ summary: "Read the balance of every account" })
  @Requires("ledger:read")
  @Responds(200, balancesSchema, "The balance of every account and currency.")
  async balances(
    @CurrentCaller() caller: Caller,
    @Query({ schema: balanceQuery }) query: z.infer<typeof balanceQuery>,
  ): Promise<z.infer<typeof balancesSchema>> {
    return { data: await this.readBalances.execute(caller.environmentId, query.customer ?? null) };
  }
}
