import { Injectable } from "@nestjs/common";
import type { z } from "zod";
import { Database, readIdCursor, toPage, type Page } from "../platform/index.js";
import type { PaymentAttempt } from "./payment-attempt.js";
import { PaymentAttemptRepository } from "./payment-attempt.repository.js";
import type { attemptQuery } from "./payments.schemas.js";

/** One page of payment attempts, newest first. */
@Injectable()
export class ListAttempts {
  constructor(
    private readonly database: Database,
    private readonly attempts: PaymentAttemptRepository,
  ) {}

  async execute(environmentId: string, query: z.output<typeof attemptQuery>): Promise<Page<PaymentAttempt>> {
    const { invoice, customer, status, declineClass, limit, cursor } = query;
    const filter = { invoiceId: invoice, customerId: customer, status, declineClass };
    const before = readIdCursor(cursor);
    const found = await this.attempts.list(this.database.reader, environmentId, filter, limit, before);
    return toPage(found, limit, (attempt) => [attempt.id]);
  }
}
