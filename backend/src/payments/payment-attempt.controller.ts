import { Body, Controller, Get, Param, Post, Query } from "@nestjs/common";
import { ApiOperation, ApiTags } from "@nestjs/swagger";
import type { z } from "zod";
import {
  CurrentCaller,
  Database,
  mapPage,
  publicId,
  Requires,
  Responds,
  type Caller,
} from "../platform/index.js";
import { ListAttempts } from "./list-attempts.js";
import { PaymentAttemptRepository } from "./payment-attempt.repository.js";
import { paymentsErrors } from "./payments.errors.js";
import { presentAttempt } from "./payments.presenter.js";
import {
  attemptPage,
  attemptParams,
  attemptQuery,
  attemptSchema,
  invoiceParams,
  transferBody,
} from "./payments.schemas.js";
import { RecordBankTransfer } from "./record-bank-transfer.js";

@ApiTags("Payments")
@Controller("v1")
export class PaymentAttemptController {
  constructor(
    private readonly database: Database,
    private readonly attempts: PaymentAttemptRepository,
    private readonly listAttempts: ListAttempts,
    private readonly recordTransfer: RecordBankTransfer,
  ) {}

  @Get("payment-attempts")
  @Requires("payments:read")
  @ApiOperation({
    summary: "List payment attempts",
    description: "By invoice, customer, status or class of decline.",
  })
  @Responds(200, attemptPage, "Attempts, newest first")
  async list(
    @CurrentCaller() { environmentId }: Caller,
    @Query({ schema: attemptQuery }) query: z.output<typeof attemptQuery>,
  ) {
    return mapPage(await this.listAttempts.execute(environmentId, query), presentAttempt);
  }

  @Get("payment-attempts/:id")
  @Requires("payments:read")
  @ApiOperation({ summary: "Read a payment attempt" })
  @Responds(200, attemptSchema, "The attempt")
  async get(
    @CurrentCaller() { environmentId }: Caller,
    @Param({ schema: attemptParams }) { id }: z.output<typeof attemptParams>,
  ) {
    const attempt = await this.attempts.get(this.database.reader, environmentId, id);
    if (!attempt)
      throw paymentsErrors("payment.attempt_not_found", {
        detail: `No payment attempt ${publicId("pay", id)} in this environment.`,
      });
    return presentAttempt(attempt);
  }

  @Post("invoices/:id/payments")
  @Requires("payments:write")
  @ApiOperation({ summary: "Record a bank transfer", description: "Marks an invoice paid, or part of it." })
  @Responds(201, attemptSchema, "The payment")
  async record(
    @CurrentCaller() caller: Caller,
    @Param({ schema: invoiceParams }) { id }: z.output<typeof invoiceParams>,
    @Body({ schema: transferBody }) { amount, memo }: z.output<typeof transferBody>,
  ) {
    return presentAttempt(
      await this.recordTransfer.execute(caller, {
        invoiceId: id,
        amount: amount ?? null,
        memo: memo ?? null,
      }),
    );
  }
}
