import { Injectable } from "@nestjs/common";
import { RequestLogRepository } from "../audit/index.js";
import { Database, IdempotencyRepository, OutboxDispatcher } from "../platform/index.js";

/** Throws away what is kept for a time only: outbox events, idempotency keys, the request log. */
@Injectable()
export class PruneKept {
  constructor(
    private readonly database: Database,
    private readonly outbox: OutboxDispatcher,
    private readonly idempotency: IdempotencyRepository,
    private readonly requests: RequestLogRepository,
  ) {}

  async execute(): Promise<void> {
    await this.outbox.prune();
    await this.idempotency.prune(this.database.reader);
    await this.requests.prune(this.database.reader);
  }
}
