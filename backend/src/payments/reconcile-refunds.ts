import { Injectable } from "@nestjs/common";
import { Database } from "../platform/index.js";
import { RefundRepository } from "./refund.repository.js";
import { StartRefundWorkflow } from "./start-refund-workflow.js";

const BATCH = 200;

/** Looks after refunds that are on their way: a workflow that was lost is started again, one that is open is left alone. */
@Injectable()
export class ReconcileRefunds {
  constructor(
    private readonly database: Database,
    private readonly refunds: RefundRepository,
    private readonly startWorkflow: StartRefundWorkflow,
  ) {}

  /** Gives how many it looked after. */
  async execute(): Promise<number> {
    const open = await this.refunds.onTheirWay(this.database.reader, BATCH);
    for (const { environmentId, id } of open)
      await this.startWorkflow.execute({ environmentId, refundId: id });
    return open.length;
  }
}
