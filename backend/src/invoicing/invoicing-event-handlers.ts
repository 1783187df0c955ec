import { Injectable, type OnModuleInit } from "@nestjs/common";
import { AttachedDocuments } from "../notifications/index.js";
import { OutboxHandlers, type OutboxEvent } from "../platform/index.js";
import { KeepDocument } from "./keep-document.js";
import { ReadDocument } from "./read-document.js";
import { SendDocument } from "./send-document.js";

/** What invoicing does after its own commits: mails, and the documents that they carry. */
@Injectable()
export class InvoicingEventHandlers implements OnModuleInit {
  constructor(
    private readonly handlers: OutboxHandlers,
    private readonly attached: AttachedDocuments,
    private readonly keepDocument: KeepDocument,
    private readonly readDocument: ReadDocument,
    private readonly sendDocument: SendDocument,
  ) {}

  onModuleInit(): void {
    this.attached.register(
      "invoice",
      async (environmentId, id) => (await this.keepDocument.ofInvoice(environmentId, id)).bytes,
    );
    this.attached.register(
      "credit_note",
      async (environmentId, id) => (await this.readDocument.ofCreditNote(environmentId, id)).bytes,
    );
    this.handlers.on("invoice.finalized", "invoicing.mail-invoice", (event) =>
      this.sendDocument.invoice(environmentOf(event), event.aggregateId),
    );
    this.handlers.on("credit_note.issued", "invoicing.mail-credit-note", (event) =>
      this.sendDocument.creditNote(environmentOf(event), String(event.payload["creditNoteId"])),
    );
  }
}

function environmentOf(event: OutboxEvent): string {
  if (event.environmentId === null) throw new Error(`${event.type} without an environment`);
  return event.environmentId;
}
