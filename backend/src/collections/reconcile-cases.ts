import { Injectable } from "@nestjs/common";
import { Database } from "../platform/index.js";
import { CollectionCaseRepository } from "./collection-case.repository.js";
import { WakeCollection } from "./wake-collection.js";

const BATCH = 500;

/**
 * Looks after the cases whose time has come or whose charge is open: after Temporal came back from an older backup their workflow
 * may be gone. One that is well does not mind being woken.
 */
@Injectable()
export class ReconcileCases {
  constructor(
    private readonly database: Database,
    private readonly cases: CollectionCaseRepository,
    private readonly wakeCollection: WakeCollection,
  ) {}

  /** Gives how many it looked after. */
  async execute(): Promise<number> {
    const overdue = await this.cases.overdue(this.database.reader, BATCH);
    for (const { environmentId, invoiceId } of overdue)
      await this.wakeCollection.execute({ environmentId, invoiceId });
    return overdue.length;
  }
}
