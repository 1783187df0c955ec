import { Injectable, type OnModuleInit } from "@nestjs/common";
import type { InvoiceRef } from "@atlas/workflows/contracts";
import { Database, OutboxHandlers, WaitWakers, type OutboxEvent } from "../platform/index.js";
import { COLLECTION_WAIT } from "./collection-case.js";
import { CollectionCaseRepository } from "./collection-case.repository.js";
import { OpenCase } from "./open-case.js";
import { SteerCase } from "./steer-case.js";
import { WakeCollection } from "./wake-collection.js";

const NOT_PAID = ["payment.failed", "payment.unknown", "payment.requires_action", "payment.no_method"];
const CHANGED = ["invoice.paid", "invoice.voided", "invoice.uncollectible", "collection.steered"];

/** What collections does when a payment did not come, or something changed for a case that runs. */
@Injectable()
export class CollectionsEventHandlers implements OnModuleInit {
  constructor(
    private readonly handlers: OutboxHandlers,
    private readonly wakers: WaitWakers,
    private readonly database: Database,
    private readonly cases: CollectionCaseRepository,
    private readonly openCase: OpenCase,
    private readonly steerCase: SteerCase,
    private readonly wakeCollection: WakeCollection,
  ) {}

  onModuleInit(): void {
    for (const type of NOT_PAID)
      this.handlers.on(type, "collections.open", (event) => this.open(invoiceOf(event)));
    for (const type of CHANGED)
      this.handlers.on(type, "collections.wake", (event) => this.wakeOpen(invoiceOf(event)));
    this.handlers.on("invoice.finalized", "collections.remind", (event) => this.remind(event));
    this.handlers.on("payment_method.added", "collections.new-card", (event) =>
      this.steerCase.newMethod(environmentOf(event), event.aggregateId),
    );
    this.wakers.on(COLLECTION_WAIT, (wait) =>
      this.wakeOpen({ environmentId: wait.environmentId, invoiceId: wait.subjectId }),
    );
  }

  /** The case and its wait are committed first, so the time machine never passes over the gap before the workflow runs. */
  private async open(invoice: InvoiceRef): Promise<void> {
    const opened = await this.openCase.execute(invoice.environmentId, invoice.invoiceId);
    if (opened && opened.status !== "finished") await this.wakeCollection.execute(invoice);
  }

  // A bank transfer is waited for from the start; a card only once it was declined.
  private async remind(event: OutboxEvent): Promise<void> {
    if (event.payload["collectionMethod"] === "send_invoice") await this.open(invoiceOf(event));
  }

  private async wakeOpen(invoice: InvoiceRef): Promise<void> {
    const subject = await this.cases.byInvoice(
      this.database.reader,
      invoice.environmentId,
      invoice.invoiceId,
    );
    if (subject && subject.status !== "finished") await this.wakeCollection.execute(invoice);
  }
}

function environmentOf(event: OutboxEvent): string {
  if (event.environmentId === null) throw new Error(`${event.type} without an environment`);
  return event.environmentId;
}

const invoiceOf = (event: OutboxEvent): InvoiceRef => ({
  environmentId: environmentOf(event),
  invoiceId: event.aggregateId,
});
