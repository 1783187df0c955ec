import { Injectable } from "@nestjs/common";
import { InvoiceReader } from "../invoicing/index.js";
import { Clock, Database, Locks, newId, Waits } from "../platform/index.js";
import { COLLECTION_WAIT, type CollectionCase } from "./collection-case.js";
import { CollectionCaseRepository } from "./collection-case.repository.js";
import { CollectionFlowRepository } from "./collection-flow.repository.js";
import type { FlowKey } from "./default-flows.js";

/** Opens the case of an invoice that was not paid at once, on the present version of the flow that fits it. */
@Injectable()
export class OpenCase {
  constructor(
    private readonly database: Database,
    private readonly invoices: InvoiceReader,
    private readonly cases: CollectionCaseRepository,
    private readonly flows: CollectionFlowRepository,
    private readonly waits: Waits,
    private readonly clock: Clock,
  ) {}

  /** Idempotent by invoice; nothing is opened for an invoice that is settled by now. */
  async execute(environmentId: string, invoiceId: string): Promise<CollectionCase | null> {
    return this.database.transaction(async (tx) => {
      const { customerId } = await this.invoices.get(tx, environmentId, invoiceId);
      await Locks.customer(tx, environmentId, customerId);
      const standing = await this.cases.byInvoice(tx, environmentId, invoiceId);
      if (standing) return standing;
      const invoice = await this.invoices.get(tx, environmentId, invoiceId);
      if (invoice.status !== "open") return null;
      const key: FlowKey = invoice.collectionMethod === "send_invoice" ? "bank_transfer" : "card";
      const flow = await this.flows.current(tx, environmentId, key);
      const now = await this.clock.now(environmentId, tx);
      const opened: CollectionCase = {
        environmentId,
        id: newId(),
        invoiceId,
        customerId,
        flowVersionId: flow.id,
        status: "active",
        step: flow.document.start,
        stepSince: now,
        nextAt: null,
        chargeAfter: null,
        chargeTrigger: null,
        firstFailureAt: now,
        askedProviderAt: null,
        outcome: null,
        createdAt: now,
        finishedAt: null,
      };
      await this.cases.insert(tx, opened);
      await this.waits.register(tx, {
        environmentId,
        kind: COLLECTION_WAIT,
        subjectId: invoiceId,
        dueAt: now,
      });
      return opened;
    });
  }
}
